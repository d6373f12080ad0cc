/** Kinds of files that residents send and the desk keeps as they came (photos are made anew, see `store-photo`). */
export type RecordingKind = 'video' | 'audio' | 'document';

export interface RecordingType {
  kind: RecordingKind;
  mime: string;
  extension: string;
}

const mebibyte = 1024 * 1024;
/** Bytes that are kept of each kind: a minute of a phone's film, an hour of a voice note, a scanned letter. */
export const recordingLimit: Record<RecordingKind, number> = {
  video: 25 * mebibyte,
  audio: 16 * mebibyte,
  document: 10 * mebibyte,
};

const audioBrands = new Set(['M4A ', 'M4B ', 'F4A ']);
const pictureBrands = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis']);

/**
 * Says what a film, a sound or a document really is by its first bytes; its name and stated type prove nothing. Undefined for
 * everything else: programs, web pages, archives and office files with macros are never kept.
 */
export function sniffRecording(bytes: Uint8Array): RecordingType | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const starts = (...values: number[]) => values.every((value, i) => bytes[i] === value);
  if (ascii(4, 8) === 'ftyp') {
    const brand = ascii(8, 12);
    if (pictureBrands.has(brand)) return undefined;
    if (audioBrands.has(brand)) return { kind: 'audio', mime: 'audio/mp4', extension: 'm4a' };
    if (brand === 'qt  ') return { kind: 'video', mime: 'video/quicktime', extension: 'mov' };
    return brand.startsWith('3g')
      ? { kind: 'video', mime: 'video/3gpp', extension: '3gp' }
      : { kind: 'video', mime: 'video/mp4', extension: 'mp4' };
  }
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return { kind: 'video', mime: 'video/webm', extension: 'webm' };
  if (ascii(0, 4) === 'OggS') {
    return ascii(0, 64).includes('theora')
      ? { kind: 'video', mime: 'video/ogg', extension: 'ogv' }
      : { kind: 'audio', mime: 'audio/ogg', extension: 'ogg' };
  }
  if (ascii(0, 6) === '#!AMR\n' || ascii(0, 9) === '#!AMR-WB\n') {
    return { kind: 'audio', mime: 'audio/amr', extension: 'amr' };
  }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return { kind: 'audio', mime: 'audio/wav', extension: 'wav' };
  if (ascii(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) {
    return { kind: 'audio', mime: 'audio/mpeg', extension: 'mp3' };
  }
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) {
    return { kind: 'audio', mime: 'audio/aac', extension: 'aac' };
  }
  if (ascii(0, 5) === '%PDF-') return { kind: 'document', mime: 'application/pdf', extension: 'pdf' };
  return undefined;
}

/** Where a film was taken, as phones write it into it (ISO 6709): `+06.1783+106.6319/`. */
const placeInFilm = /[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d+(?:\.\d+)?)?\//g;
/** Such marks stand at the beginning or the end of a film, in bytes. */
const searched = 2 * mebibyte;

/** Blanks the place in a film's own notes, as photos lose their EXIF (rule 8); the picture and sound stay as they came. */
export function blankPlace(bytes: Uint8Array): Uint8Array {
  const made = Uint8Array.from(bytes);
  const parts = [
    [0, Math.min(searched, made.length)],
    [Math.max(searched, made.length - searched), made.length],
  ] as const;
  for (const [from, to] of parts) {
    if (from >= to) continue;
    const text = Buffer.from(made.buffer, made.byteOffset + from, to - from).toString('latin1');
    for (const found of text.matchAll(placeInFilm))
      made.fill(0x20, from + found.index, from + found.index + found[0].length);
  }
  return made;
}
