import { createHash } from 'node:crypto';
import { closeSync, fchownSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The keys that seal secrets at rest: the first one seals, every one opens. Asked anew each time, because a rotation changes it. */
export interface KeyRing {
  keys(): readonly [Buffer, ...Buffer[]];
}

/** Six bytes that tell one key from another and say nothing about it. */
export function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('mimin key id').update(key).digest().subarray(0, 6);
}

/** A ring that never changes: keys given by the environment, newest first. */
export function fixedRing(keys: readonly [Buffer, ...Buffer[]]): KeyRing {
  return { keys: () => keys };
}

/**
 * A ring kept in a file (64 hexadecimal digits a line, newest first), with the key derived from the master key behind it;
 * without the file that one alone. The file is looked at before each use, so that running processes follow a rotation.
 */
export function fileRing(file: string, derived: Buffer): KeyRing {
  let seen = '';
  let keys: readonly [Buffer, ...Buffer[]] = [derived];
  return {
    keys() {
      const now = stampOf(file);
      if (now !== seen) {
        keys = [...readRingFile(file), derived] as unknown as readonly [Buffer, ...Buffer[]];
        seen = now;
      }
      return keys;
    },
  };
}

function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino}:${found.mtimeNs}:${found.size}` : '';
}

/** The keys of a ring's file, newest first; none when there is no file. Throws when it holds anything else. */
export function readRingFile(file: string): Buffer[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // A damaged file must stop everything: sealing with the wrong key would lose what is sealed.
  if (lines.length === 0 || !lines.every((line) => /^[0-9a-f]{64}$/.test(line.trim()))) {
    throw new Error(`${file} must hold 64 hexadecimal digits on each line`);
  }
  return lines.map((line) => Buffer.from(line.trim(), 'hex'));
}

/** Replaces a ring's file as a whole (mode 0600): after a crash there is the old one or the new one, on the disk. */
export function writeRingFile(file: string, keys: readonly Buffer[]): void {
  const beside = `${file}.new`;
  const made = openSync(beside, 'w', 0o600);
  try {
    writeSync(made, keys.map((key) => `${key.toString('hex')}\n`).join(''));
    const { uid, gid } = statSync(dirname(file));
    // Rotated by root, it must still be readable by the user the product runs as.
    if (process.getuid?.() === 0) fchownSync(made, uid, gid);
    fsyncSync(made);
  } finally {
    closeSync(made);
  }
  renameSync(beside, file);
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
