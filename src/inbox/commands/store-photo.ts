import { createHash } from 'node:crypto';
import type { App } from '#src/app.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import {
  type PhotoFacts,
  type PhotoRefusal,
  photoBytesLimit,
  photoPixelsLimit,
  readPhotoFacts,
  sniffPhoto,
} from '../domain/citizen-photo.ts';
import { zoneOffsetMs } from '../domain/citizen-time.ts';
import { hashHeight, hashPicture, hashWidth, mirrorPicture } from '../domain/picture-hash.ts';
import { cityState } from '../store/city.ts';
import { insertMedia, type NewMedia } from '../store/media.ts';

export type PhotoRefused = Exclude<PhotoRefusal, 'too_many'>;

/** The longer side of what is kept, in pixels: enough to read a house number, small enough for a phone. */
const longestSide = 2_048;
const quality = 78;
/** Decoding a phone's photo takes up to 150 MB; more at once would cost the process its memory. */
const atOnce = 2;
let working = 0;
const waiting: (() => void)[] = [];

/**
 * Checks a photo and keeps it turned upright, at most 2,048 pixels long, as WebP without EXIF. Of the original the
 * hash, the time and the place remain (rule 8); wrong types, bombs and broken files are refused by name.
 */
export async function storePhoto(app: App, bytes: Uint8Array): Promise<Result<{ id: number }, PhotoRefused>> {
  const read = await readPhoto(app, bytes);
  return read.ok ? { ok: true, id: await insertMedia(app.db, read.photo) } : read;
}

/** The photo as it would be kept, with the hash it would have in a mirror: the oldest trick with an old picture. */
export async function readPhoto(
  app: App,
  bytes: Uint8Array,
): Promise<Result<{ photo: NewMedia; mirrored: bigint | null; type: string }, PhotoRefused>> {
  if (bytes.byteLength > photoBytesLimit) return refuse('too_large');
  const type = sniffPhoto(bytes);
  if (type === undefined) return refuse('not_a_photo');
  if (type === 'heic') return refuse('heic');
  const city = await cityState(app);
  const made = await inTurn(() => encode(bytes, zoneOffsetMs(city?.timeZone ?? 'Asia/Jakarta')));
  if (!made.ok) return made;
  const originalSha256 = createHash('sha256').update(bytes).digest();
  const { mirrored, ...photo } = made.photo;
  return { ok: true, photo: { ...photo, mime: 'image/webp', originalSha256 }, mirrored, type };
}

interface Encoded extends PhotoFacts {
  bytes: Buffer;
  width: number;
  height: number;
  dhash: bigint | null;
  mirrored: bigint | null;
}

async function encode(
  bytes: Uint8Array,
  zoneMs: number,
): Promise<Result<{ photo: Encoded }, 'too_many_pixels' | 'unreadable'>> {
  // Loaded with the first photo: the library costs 30 MB that a quiet process need not hold.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  try {
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error', sequentialRead: true });
    const { width, height, exif } = await image.metadata();
    if (width * height > photoPixelsLimit) return refuse('too_many_pixels');
    const { data, info } = await image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    // Of what is kept, not of the original: the same scene sent upright and on its side is one picture.
    const grey = await sharp(data)
      .flatten({ background: '#fff' })
      .greyscale()
      .resize({ width: hashWidth, height: hashHeight, fit: 'fill' })
      .raw()
      .toBuffer();
    const dhash = hashPicture(grey);
    const mirrored = hashPicture(mirrorPicture(grey));
    return {
      ok: true,
      photo: {
        bytes: data,
        width: info.width,
        height: info.height,
        dhash,
        mirrored,
        ...(await readExif(exif, zoneMs)),
      },
    };
  } catch {
    // Everything the decoder throws at this point is about these bytes.
    return refuse('unreadable');
  }
}

async function readExif(exif: Buffer | undefined, zoneMs: number): Promise<PhotoFacts> {
  const nothing = { takenAt: null, latitude: null, longitude: null };
  if (!exif) return nothing;
  try {
    const { default: readTags } = await import('exif-reader');
    return readPhotoFacts(readTags(exif), zoneMs);
  } catch {
    // Broken EXIF takes away a proof, not the photo.
    return nothing;
  }
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= atOnce) await new Promise<void>((free) => waiting.push(free));
  else working++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working--;
  }
}
