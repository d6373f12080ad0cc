import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, openApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { keyId, readRingFile, writeRingFile } from '#src/shared/key-ring.ts';
import { ringFile } from '#src/shared/keys.ts';
import { isSealedAnew, seal, unseal } from '#src/shared/seal.ts';
import { readSealed, type SealedPlace, sealedPlaces } from './sealed-places.ts';

/** Longer than any process needs from sealing something to writing it, in milliseconds. */
const settleMs = 5_000;
/** Two rotations at once would each take the other's key for an old one. */
const lock = [1_835_625_838, 30] as const;

/** How many secrets were sealed anew; `lost` are those that no key opens: they are left as they are, and so are the keys. */
export interface Rotation {
  sealedAnew: number;
  lost: string[];
  /** Where the keys that are no longer needed were put, for backups made before; null when there is none to keep. */
  retired: string | null;
  /** True when an interrupted rotation was brought to its end instead of beginning a new one. */
  resumed: boolean;
}

/** Seals every secret anew with a new key, or goes on with a rotation that was interrupted; answers the exit code. */
export async function runRotateKey(): Promise<number> {
  const { app, close } = await openApp(readConfig(process.env), { poolMax: 2, name: 'mimin rotate-key' });
  try {
    const done = await rotateKey(app);
    process.stdout.write(rotationText(done, app.config.tokenKeys !== undefined));
    return done.lost.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

/**
 * Seals every secret anew. The new key is on the disk beside the old ones before it seals anything, each secret changes in
 * one statement, and the old keys go only when nothing needs them: interrupted anywhere, running it again finishes it.
 * With `MIMIN_TOKEN_KEYS` set the keys are the operator's: everything is sealed with the first.
 */
export async function rotateKey(app: App, settle = settleMs): Promise<Rotation> {
  const client = await app.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1, $2)', [...lock]);
    return await rotate(app, settle);
  } finally {
    // Ending the session gives the lock back.
    client.release(true);
  }
}

async function rotate(app: App, settle: number): Promise<Rotation> {
  const ours = app.config.tokenKeys === undefined;
  const file = ringFile(app.config.dataDir);
  const before = ours ? readRingFile(file) : [];
  const resumed = before.length > 1 || (before.length === 1 && (await countOld(app)) > 0);
  if (ours && !resumed) writeRingFile(file, [randomBytes(32), ...before]);
  let sealedAnew = 0;
  // Until a whole look finds nothing, some time after every process could know of the new key.
  for (let waited = false; ; waited = true) {
    const pass = await sealAnew(app);
    sealedAnew += pass.done;
    if (pass.lost.length > 0) return { sealedAnew, lost: pass.lost, retired: null, resumed };
    if (waited && pass.done === 0) break;
    await sleep(settle);
  }
  return { sealedAnew, lost: [], retired: ours ? retire(file) : null, resumed };
}

/** Leaves only the newest key in use; the others are kept in a file of their own for backups that need them. */
function retire(file: string): string | null {
  const [newest, ...old] = readRingFile(file);
  if (!newest || old.length === 0) return null;
  const beside = `${file}.retired-${keyId(newest).toString('hex')}`;
  writeRingFile(beside, old);
  writeRingFile(file, [newest]);
  return beside;
}

async function countOld(app: App): Promise<number> {
  let old = 0;
  for (const place of sealedPlaces) {
    for (const { sealed } of await readSealed(app.pool, place)) if (isOld(app, sealed)) old++;
  }
  return old;
}

function isOld(app: App, sealed: Buffer): boolean {
  try {
    return !isSealedAnew(app.keys.data, sealed);
  } catch {
    return false;
  }
}

async function sealAnew(app: App): Promise<{ done: number; lost: string[] }> {
  const lost: string[] = [];
  let done = 0;
  for (const place of sealedPlaces) {
    for (const row of await readSealed(app.pool, place)) {
      const outcome = await sealOne(app, place, row);
      if (outcome === 'done') done++;
      if (outcome === 'lost') lost.push(`${place.name} ${row.key}`);
    }
  }
  return { done, lost };
}

async function sealOne(
  app: App,
  place: SealedPlace,
  { key, sealed }: { key: string; sealed: Buffer },
): Promise<'done' | 'lost' | 'as_it_is'> {
  let text: string;
  try {
    if (isSealedAnew(app.keys.data, sealed)) return 'as_it_is';
    text = unseal(app.keys.data, sealed);
  } catch {
    return 'lost';
  }
  // Only what was read is replaced: a token renewed in this moment is sealed by whoever renewed it, and looked at again.
  const { rowCount } = await app.pool.query(place.write, [seal(app.keys.data, text), key, sealed]);
  return rowCount === 1 ? 'done' : 'as_it_is';
}

function rotationText(rotation: Rotation, given: boolean): string {
  const { sealedAnew, lost, retired, resumed } = rotation;
  const lines = [
    resumed
      ? 'Rotasi sebelumnya yang terputus diselesaikan. Jalankan sekali lagi untuk kunci yang baru sama sekali. / An interrupted rotation was finished. Run it once more for an altogether new key.'
      : '',
    `${sealedAnew} rahasia disegel ulang. / ${sealedAnew} secrets were sealed anew.`,
    ...lost.map(
      (one) => `Tidak bisa dibuka dengan kunci mana pun, dibiarkan: ${one} / No key opens it, left as it is: ${one}`,
    ),
    lost.length > 0
      ? 'Kunci lama tetap dipakai. Kembalikan kunci yang hilang ke token.keys, atau sambungkan lagi akunnya, lalu ulangi. / The old keys stay in use. Bring back the missing key into token.keys, or connect the account again, then repeat.'
      : '',
    lost.length === 0 && given
      ? 'Hapus kunci lama dari MIMIN_TOKEN_KEYS di semua proses; simpan bersama cadangan yang lebih lama. / Remove the old keys from MIMIN_TOKEN_KEYS in every process; keep them with older backups.'
      : '',
    lost.length === 0 && !given
      ? 'Salin data/token.keys ke tempat yang terpisah dari cadangan, seperti kunci induk. / Copy data/token.keys to where the master key is kept, apart from the backups.'
      : '',
    retired
      ? `Kunci lama: ${retired}. Hanya perlu untuk cadangan yang dibuat sebelum ini; pindahkan ke tempat aman, lalu hapus dari sini. / The old keys: only backups made before this need them; move the file to a safe place, then delete it here.`
      : '',
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}
