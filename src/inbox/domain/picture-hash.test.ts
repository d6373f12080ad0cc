import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aScene } from '../../../test/support/photos.ts';
import { hashHeight, hashPicture, hashWidth } from './picture-hash.ts';
import { bitsApart, nearBits } from './same-matter.ts';

async function hashOf(picture: Buffer): Promise<bigint | null> {
  const grey = await sharp(picture)
    .greyscale()
    .resize({ width: hashWidth, height: hashHeight, fit: 'fill' })
    .raw()
    .toBuffer();
  return hashPicture(grey);
}

const apart = (a: bigint | null, b: bigint | null) => (a === null || b === null ? 64 : bitsApart(a, b));

test('a picture sent on in another size, format, quality and brightness stays near itself, and other pictures do not', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const whole = await sharp(aScene(seed)).png().toBuffer();
    const first = await hashOf(whole);
    const sentOn = await sharp(whole).resize(320).modulate({ brightness: 1.1 }).jpeg({ quality: 40 }).toBuffer();
    expect(apart(first, await hashOf(sentOn))).toBeLessThanOrEqual(nearBits);
    const other = await hashOf(
      await sharp(aScene(seed + 100))
        .png()
        .toBuffer(),
    );
    expect(apart(first, other)).toBeGreaterThan(nearBits);
  }
});

test('a wall, a black night and a small logo on white have no hash: they would all be near each other', async () => {
  const plain = (background: string) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toBuffer();
  expect(await hashOf(await plain('#3a7'))).toBeNull();
  expect(await hashOf(await plain('#000'))).toBeNull();
  const logo =
    '<svg width="400" height="300"><rect width="400" height="300" fill="#fff"/><rect x="180" y="130" width="40" height="40" fill="#123"/></svg>';
  expect(await hashOf(Buffer.from(logo))).toBeNull();
});

test('half a picture and nothing have no hash', () => {
  expect(hashPicture(new Uint8Array())).toBeNull();
  expect(hashPicture(new Uint8Array(71))).toBeNull();
});
