import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPhoto, aScene } from '../../../test/support/photos.ts';
import { aWorld, type World } from '../../../test/support/world.ts';
import { storePhoto } from './store-photo.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function storedPhoto(bytes: Uint8Array) {
  const kept = await storePhoto(world.app, bytes);
  if (!kept.ok) throw new Error(kept.reason);
  const { rows } = await world.app.pool.query<{
    mime: string;
    bytes: Buffer;
    width: number;
    height: number;
    original_sha256: Buffer;
    taken_at: Date | null;
    latitude: number | null;
    longitude: number | null;
  }>('select * from media where id = $1', [kept.id]);
  if (!rows[0]) throw new Error('nothing was kept');
  return rows[0];
}

test('of a phone photo what anyone sees has no EXIF, and hash, time and place remain as proof', async () => {
  const original = await bytesOf(await aPhoto('bukti.jpg', { takenAt: '2026:11:20 09:30:00' }));
  const photo = await storedPhoto(original);
  const shown = await sharp(photo.bytes).metadata();
  expect(shown).toMatchObject({ format: 'webp' });
  expect(shown.exif).toBeUndefined();
  expect(photo.original_sha256).toEqual(createHash('sha256').update(original).digest());
  expect(photo.taken_at?.toISOString()).toBe('2026-11-20T02:30:00.000Z');
  expect(photo.latitude).toBeCloseTo(-6.17, 3);
  expect(photo.longitude).toBeCloseTo(106.63, 3);
});

test('a photo taken with the phone on its side stands upright', async () => {
  const photo = await storedPhoto(await bytesOf(await aPhoto('miring.jpg', { width: 60, height: 40, orientation: 6 })));
  expect([photo.width, photo.height]).toEqual([40, 60]);
});

test('a large photo is made at most 2,048 pixels long', async () => {
  const photo = await storedPhoto(await bytesOf(await aPhoto('besar.png', { width: 3_000, height: 1_500 })));
  expect([photo.width, photo.height]).toEqual([2_048, 1_024]);
});

test.each<[string, () => Promise<Uint8Array>, string]>([
  ['a page named .jpg', async () => new TextEncoder().encode('<html>'), 'not_a_photo'],
  ['nothing at all', async () => new Uint8Array(), 'not_a_photo'],
  ["the phone's own HEIC", async () => new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
  [
    'half a photo',
    async () => (await bytesOf(await aPhoto('a.jpg', { width: 400, height: 400 }))).slice(0, 300),
    'unreadable',
  ],
  ['more than 12 MB', async () => new Uint8Array(12 * 1024 * 1024 + 1), 'too_large'],
  [
    'a bomb of 64 million pixels in a few kilobytes',
    async () => bytesOf(await aPhoto('bom.png', { width: 8_000, height: 8_000 })),
    'too_many_pixels',
  ],
])('%s is refused', async (_sentence, make, reason) => {
  expect(await storePhoto(world.app, await make())).toEqual({ ok: false, reason });
});

test('a photo is kept with its perceptual hash, a flat one without', async () => {
  const scene = await sharp(aScene(1)).jpeg().toBuffer();
  for (const [bytes, has] of [
    [new Uint8Array(scene), true],
    [await bytesOf(await aPhoto('polos.png')), false],
  ] as const) {
    const kept = await storePhoto(world.app, bytes);
    const { rows } = await world.app.pool.query('select dhash is not null as has from media where id = $1', [
      kept.ok ? kept.id : 0,
    ]);
    expect(rows[0]).toEqual({ has });
  }
});
