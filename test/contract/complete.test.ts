import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networks } from '#src/channels/networks.ts';

/** Doors of our own: their way in is tested where they stand (the form, the counter, files of desks without an API). */
const ownDoors = new Set(['web', 'counter', 'sp4n_lapor', 'laksa']);

test('every network has its row of the contract table and its page in the documents', () => {
  const names = networks.map((network) => network.name).filter((name) => !ownDoors.has(name));
  const rows = readdirSync(import.meta.dirname).map((file) => file.replace(/\.test\.ts$/, ''));
  const pages = readdirSync(`${import.meta.dirname}/../../docs/channels`).map((file) => file.replace(/\.md$/, ''));
  expect(names.filter((name) => !rows.includes(name))).toEqual([]);
  expect(names.filter((name) => !pages.includes(name.replaceAll('_', '-')))).toEqual([]);
});
