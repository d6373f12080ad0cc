import { expect, test } from 'vitest';
import { readPublicFile } from './read-public-file.ts';

test.each([
  'http://example.com/foto.jpg',
  'https://127.0.0.1/foto.jpg',
  'https://[::1]/foto.jpg',
  'https://169.254.169.254/latest/meta-data',
  'https://pengguna:sandi@example.com/foto.jpg',
  'file:///etc/passwd',
  'bukan alamat',
  // A name of this machine: refused in the look-up itself.
  'https://localhost/foto.jpg',
])('%s is not fetched', async (address) => {
  await expect(readPublicFile(address, 1_000, AbortSignal.timeout(5_000))).rejects.toMatchObject({
    name: 'FileNotRead',
    reason: 'not_allowed',
  });
});
