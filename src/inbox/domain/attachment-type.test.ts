import { expect, test } from 'vitest';
import { blankPlace, sniffRecording } from './attachment-type.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each([
  ['a phone’s film', '\0\0\0\x18ftypmp42\0\0\0\0', 'video/mp4'],
  ['an iPhone’s film', '\0\0\0\x14ftypqt  \0\0\0\0', 'video/quicktime'],
  ['a voice note of WhatsApp', 'OggS\0\x02\0\0\0\0\0\0\0\0\0\0OpusHead', 'audio/ogg'],
  ['a voice note of an iPhone', '\0\0\0\x1cftypM4A \0\0\0\0', 'audio/mp4'],
  ['an old phone’s voice', '#!AMR\n<', 'audio/amr'],
  ['a song', 'ID3\x04\0', 'audio/mpeg'],
  ['a scanned letter', '%PDF-1.7\n', 'application/pdf'],
])('%s is known by its first bytes', (_what, start, mime) => {
  expect(sniffRecording(bytes(start))?.mime).toBe(mime);
});

test.each([
  ['a program', 'MZ\x90\0'],
  ['a web page that calls itself a film', '<!doctype html><script>'],
  ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['an archive or office file', 'PK\x03\x04'],
  ['a picture', '\0\0\0\x18ftypheic'],
  ['nothing', ''],
])('%s is no recording', (_what, start) => {
  expect(sniffRecording(bytes(start))).toBeUndefined();
});

test('the place is blanked in a film’s notes and nothing else is touched', () => {
  const film = bytes(
    `\0\0\0\x18ftypmp42${'x'.repeat(100)}\xa9xyz\0\x12\x15\xc7+06.1783+106.6319/${'y'.repeat(50)}+1.5`,
  );
  const blanked = Buffer.from(blankPlace(film)).toString('latin1');
  expect(blanked).not.toContain('06.1783');
  expect(blanked).toContain(`${'y'.repeat(50)}+1.5`);
  expect(blanked).toHaveLength(film.length);
  expect(Buffer.from(film).toString('latin1')).toContain('06.1783');
});
