import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './support/clean-up.ts';
import { mutantImports, mutantSource, mutants } from './support/mutant-networks.ts';
import { say } from './support/say.ts';

const here = join(import.meta.dirname, '..');

interface CellResult {
  network: string;
  cell: string;
  impossible: boolean;
  failed: boolean;
}

/**
 * Takes away one check after another from every network, in a copy of the product, and runs the contract table: a cell that
 * still passes without the check it is for is a survivor, and there must be none. `--only NAME` tries one wrong.
 */
export async function bench(args: string[]): Promise<object> {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mimin-mutants-'));
  const remove = atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  try {
    copyProduct(folder);
    const sound = await runTable(folder, '');
    const broken = sound.filter((one) => one.failed);
    if (broken.length > 0) throw new Error(`the table fails by itself: ${broken.map(named).join(', ')}`);
    const survivors: string[] = [];
    const killed: Record<string, number> = {};
    for (const [mutant, cells] of Object.entries(mutants)) {
      if (only !== undefined && mutant !== only) continue;
      const results = await runTable(folder, mutant);
      for (const one of results.filter(({ cell, impossible }) => cells.includes(cell) && !impossible)) {
        if (one.failed) killed[mutant] = (killed[mutant] ?? 0) + 1;
        else survivors.push(`${mutant}: ${named(one)}`);
      }
      say(`${mutant}: ${killed[mutant] ?? 0} cells fail, ${survivors.length} survivors so far`);
    }
    return {
      bench: 'mutants',
      networks: new Set(sound.map((one) => one.network)).size,
      cells: sound.length,
      impossible: sound.filter((one) => one.impossible).length,
      killed: Object.values(killed).reduce((sum, count) => sum + count, 0),
      survivors: survivors.length,
      ...(survivors.length > 0 ? { which: survivors } : {}),
    };
  } finally {
    await remove();
  }
}

function copyProduct(folder: string): void {
  for (const part of [
    'src',
    'db',
    'cities',
    'test',
    'simulator',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    cpSync(join(here, part), join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'docs'));
  cpSync(join(here, 'docs/channels'), join(folder, 'docs/channels'), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, 'src/channels/networks.ts');
  writeFileSync(file, mutantImports + readFileSync(file, 'utf8') + mutantSource);
}

/** Runs the contract table with one wrong; answers how each cell ended. */
async function runTable(folder: string, mutant: string): Promise<CellResult[]> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  await new Promise<void>((resolve) => {
    const child = spawn(
      process.execPath,
      [
        join(here, 'node_modules/vitest/vitest.mjs'),
        'run',
        'test/contract',
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { cwd: folder, env: { ...process.env, MIMIN_MUTANT: mutant }, stdio: 'ignore' },
    );
    child.once('exit', () => resolve());
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  return testResults
    .flatMap((file) => file.assertionResults)
    .flatMap(({ title, status }) => {
      const [, network = '', cell = '', why] = /^(\w+) × (\w+)(: impossible, .*)?$/.exec(title) ?? [];
      return network === '' ? [] : [{ network, cell, impossible: why !== undefined, failed: status !== 'passed' }];
    });
}

function named({ network, cell }: CellResult): string {
  return `${network} × ${cell}`;
}
