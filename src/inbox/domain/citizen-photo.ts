/** Photos in one entry, and the size of each in bytes. */
export const photosPerReport = 5;
export const photoBytesLimit = 12 * 1024 * 1024;
/** Above this a "photo" is a bomb that unpacks into gigabytes; phones stay below it. */
export const photoPixelsLimit = 50_000_000;

/**
 * What is wrong with one photo. `heic`: the phone's own format, which most browsers cannot show.
 * `unreadable`: the right kind, but broken.
 */
export type PhotoRefusal = 'too_large' | 'heic' | 'not_a_photo' | 'too_many_pixels' | 'unreadable' | 'too_many';

const brands = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];

/** Says what a file really is by its first bytes; its name and stated type prove nothing. */
export function sniffPhoto(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heic' | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && brands.includes(ascii(8, 12))) return 'heic';
  return undefined;
}

/** When and where a photo was taken, as far as it says so itself. */
export interface PhotoFacts {
  takenAt: Date | null;
  latitude: number | null;
  longitude: number | null;
}

/** The few EXIF fields that are proof; anything may stand in them. */
export interface StatedExif {
  Photo?: { DateTimeOriginal?: unknown; OffsetTimeOriginal?: unknown };
  Image?: { DateTime?: unknown };
  GPSInfo?: { GPSLatitude?: unknown; GPSLatitudeRef?: unknown; GPSLongitude?: unknown; GPSLongitudeRef?: unknown };
}

/** Reads time and place out of EXIF; a camera without a zone is taken to run on the city's clock. Nonsense counts as absent. */
export function readPhotoFacts(exif: StatedExif, zoneOffsetMs: number): PhotoFacts {
  const wallClock = exif.Photo?.DateTimeOriginal ?? exif.Image?.DateTime;
  const offset = statedOffsetMs(exif.Photo?.OffsetTimeOriginal) ?? zoneOffsetMs;
  const takenMs = wallClock instanceof Date ? wallClock.getTime() - offset : Number.NaN;
  const gps = exif.GPSInfo;
  const latitude = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef, 90);
  const longitude = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef, 180);
  const placed = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);
  return {
    takenAt: Number.isFinite(takenMs) && takenMs > 0 ? new Date(takenMs) : null,
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
  };
}

function statedOffsetMs(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^([+-])(\d{2}):(\d{2})/.exec(text) : null;
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

function degrees(parts: unknown, direction: unknown, limit: number): number | null {
  if (!Array.isArray(parts)) return null;
  const [whole = Number.NaN, minutes = 0, seconds = 0] = parts.map(Number);
  const value = (whole + minutes / 60 + seconds / 3_600) * (direction === 'S' || direction === 'W' ? -1 : 1);
  return Number.isFinite(value) && Math.abs(value) <= limit ? value : null;
}
