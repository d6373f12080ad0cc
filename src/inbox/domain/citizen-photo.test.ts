import { expect, test } from 'vitest';
import { readPhotoFacts, sniffPhoto } from './citizen-photo.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0....JFIF', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
  ['\x00\x00\x00\x18ftypheic', 'heic'],
  ['\x00\x00\x00\x18ftypisom', undefined],
  ['<svg xmlns=', undefined],
  ['', undefined],
])('a file that begins with %j is %s, whatever it is called', (head, kind) => {
  expect(sniffPhoto(bytes(head))).toBe(kind);
});

const jakarta = 7 * 3_600_000;
const nine = new Date('2026-11-24T09:00:00Z');

test('a camera that names no zone is taken to run on the city clock', () => {
  const facts = readPhotoFacts({ Photo: { DateTimeOriginal: nine } }, jakarta);
  expect(facts.takenAt?.toISOString()).toBe('2026-11-24T02:00:00.000Z');
});

test('a camera that names its zone is believed', () => {
  const photo = { DateTimeOriginal: nine, OffsetTimeOriginal: '+09:00' };
  expect(readPhotoFacts({ Photo: photo }, jakarta).takenAt?.toISOString()).toBe('2026-11-24T00:00:00.000Z');
});

test('a place south of the equator has a negative latitude', () => {
  const gps = { GPSLatitude: [6, 10, 12], GPSLatitudeRef: 'S', GPSLongitude: [106, 37, 48], GPSLongitudeRef: 'E' };
  const facts = readPhotoFacts({ GPSInfo: gps }, jakarta);
  expect(facts.latitude).toBeCloseTo(-6.17, 4);
  expect(facts.longitude).toBeCloseTo(106.63, 4);
});

test.each([
  ['a date that is none', { Photo: { DateTimeOriginal: new Date(Number.NaN) } }],
  ['the empty place 0, 0', { GPSInfo: { GPSLatitude: [0, 0, 0], GPSLongitude: [0, 0, 0] } }],
  ['half a place', { GPSInfo: { GPSLatitude: [6, 0, 0], GPSLatitudeRef: 'S' } }],
  ['a place off the globe', { GPSInfo: { GPSLatitude: [96, 0, 0], GPSLongitude: [106, 0, 0] } }],
])('%s counts as nothing said', (_sentence, exif) => {
  expect(readPhotoFacts(exif, jakarta)).toEqual({ takenAt: null, latitude: null, longitude: null });
});
