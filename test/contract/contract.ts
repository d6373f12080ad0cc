import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Network } from '#src/channels/domain/network.ts';
import { networkNamed } from '#src/channels/index.ts';
import { openTrials, type Trial, type Trials } from './trial.ts';

/** What every network has to get right, or to have a proven reason for not having (issue 4). */
export const cellNames = [
  'handshake',
  'bad_signature',
  'absent_signature',
  'stale_signature',
  'duplicate',
  'reorder',
  'batch',
  'unknown',
  'edit',
  'delete',
  'echo',
  'token_dead',
  'token_refreshed',
  'rate',
  'window_closed',
  'timeout_after_effect',
  'big_ids',
  'expired_media',
] as const;
export type CellName = (typeof cellNames)[number];

/** Something the network does not have; the proof is a test that fails once it does. */
export interface Impossible {
  why: string;
  proof: (network: Network) => void | Promise<void>;
}
export type Cell = Impossible | ((trial: Trial) => Promise<void>);

/** Says that a network cannot have this cell, and proves it. */
export function cannot(why: string, proof: Impossible['proof']): Impossible {
  return { why, proof };
}

/** Runs one row of the contract table: every cell is a test against the practice network, on a database of its own. */
export function contract(name: string, cells: Record<CellName, Cell>): void {
  let trials: Trials;
  beforeAll(async () => {
    trials = await openTrials(name);
  });
  afterAll(() => trials?.close());
  for (const cellName of cellNames) {
    const cell = cells[cellName];
    if (typeof cell !== 'function') {
      test(`${name} × ${cellName}: impossible, ${cell.why}`, async () => {
        expect.hasAssertions();
        const network = networkNamed(name);
        if (!network) throw new Error(`no network ${name}`);
        await cell.proof(network);
      });
      continue;
    }
    test(`${name} × ${cellName}`, async () => {
      expect.hasAssertions();
      const trial = await trials.open();
      try {
        await cell(trial);
      } finally {
        await trial.close();
      }
    });
  }
}
