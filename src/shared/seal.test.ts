import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileRing, fixedRing, readRingFile, writeRingFile } from './key-ring.ts';
import { isSealedAnew, seal, unseal } from './seal.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimin-ring-'));
  folders.push(folder);
  return join(folder, 'token.keys');
}

const [first, second] = [randomBytes(32), randomBytes(32)];

test('what an older release sealed, with no key named, is opened by whichever key of the ring fits', () => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', first, nonce);
  const body = Buffer.concat([cipher.update('rahasia', 'utf8'), cipher.final()]);
  const old = Buffer.concat([nonce, cipher.getAuthTag(), body]);
  expect(unseal(fixedRing([second, first]), old)).toBe('rahasia');
  expect(isSealedAnew(fixedRing([first]), old)).toBe(false);
  expect(() => unseal(fixedRing([second]), old)).toThrow();
});

test('the newest key seals and every key opens; a changed bit opens nothing', () => {
  const old = seal(fixedRing([first]), 'rahasia');
  const ring = fixedRing([second, first]);
  expect(unseal(ring, old)).toBe('rahasia');
  expect(isSealedAnew(ring, old)).toBe(false);
  expect(isSealedAnew(ring, seal(ring, 'baru'))).toBe(true);
  expect(() => unseal(fixedRing([second]), old)).toThrow();
  old[old.length - 1] = (old[old.length - 1] ?? 0) ^ 1;
  expect(() => unseal(ring, old)).toThrow();
});

test('a ring that reads a file follows what another process writes there, and keeps the derived key behind it', () => {
  const file = aFile();
  const ring = fileRing(file, first);
  const old = seal(ring, 'rahasia');
  writeRingFile(file, [second]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const fresh = seal(ring, 'baru');
  expect(unseal(fixedRing([second]), fresh)).toBe('baru');
  expect(unseal(ring, old)).toBe('rahasia');
});

test('a damaged file of keys stops everything instead of sealing with another key', () => {
  const file = aFile();
  writeRingFile(file, [first, second]);
  expect(readRingFile(file)).toEqual([first, second]);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  expect(() => seal(fileRing(file, first), 'x')).toThrow(/64 hexadecimal digits/);
});
