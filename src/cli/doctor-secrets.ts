import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Config } from '#src/config.ts';
import type { KeyRing } from '#src/shared/key-ring.ts';
import { deriveKeys, readOrMakeMasterKey } from '#src/shared/keys.ts';
import { isSealedAnew } from '#src/shared/seal.ts';
import { type Check, reporter } from './doctor-finding.ts';
import { readSealed, sealedPlaces } from './sealed-places.ts';

/** Looks whether every sealed secret opens, and whether a rotation of the key was left half-way. */
export async function examineSecrets(config: Config, pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('secrets');
  const ring = await ringOf(config);
  let closed = 0;
  let old = 0;
  for (const place of sealedPlaces) {
    for (const { sealed } of await readSealed(pool, place)) {
      const state = stateOf(ring, sealed);
      if (state === 'closed') closed++;
      if (state === 'old') old++;
    }
  }
  if (closed > 0) {
    problem(
      `${closed} rahasia tidak bisa dibuka: kunci yang dipakai saat menyimpannya tidak ada. Pulihkan data/master.key (atau MIMIN_KEY) dan data/token.keys (atau MIMIN_TOKEN_KEYS) yang lama.`,
      `${closed} secrets cannot be opened: the key they were stored with is not here. Restore the former data/master.key (or MIMIN_KEY) and data/token.keys (or MIMIN_TOKEN_KEYS).`,
    );
  }
  if (old > 0 && ring && ring.keys().length > 1) {
    advise(
      `${old} rahasia masih disegel dengan kunci lama. Jalankan: npm run --silent mimin -- rotate-key.`,
      `${old} secrets are still sealed with an old key. Run npm run --silent mimin -- rotate-key.`,
    );
  }
  return done();
}

/** The keys as a process would have them; undefined where the master key itself is missing, because looking must not make one. */
async function ringOf(config: Config): Promise<KeyRing | undefined> {
  const there = config.key !== undefined || (await stat(join(config.dataDir, 'master.key')).catch(() => undefined));
  if (!there) return undefined;
  return deriveKeys(config.key ?? readOrMakeMasterKey(config.dataDir), config).data;
}

function stateOf(ring: KeyRing | undefined, sealed: Buffer): 'closed' | 'old' | 'new' {
  if (!ring) return 'closed';
  try {
    return isSealedAnew(ring, sealed) ? 'new' : 'old';
  } catch {
    return 'closed';
  }
}
