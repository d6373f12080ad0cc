import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildIfStale } from '#src/build-if-stale.ts';

// What `npm test` runs: every test, its output as it comes, and the counts as the very last line.
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'mimin-run-'));
let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
let failed = true;
try {
  process.chdir(project);
  if (hasJourneys() && mayRunJourneys(process.argv.slice(2))) await buildIfStale();
  const file = join(folder, 'report.json');
  const ended = await runVitest(file);
  counts = readCounts(file);
  failed = ended !== 0 || counts.failed > 0;
  // A run in which nothing was tested proves nothing, however green it looks.
  if (counts.passed === 0) failed = true;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// A failure outside of any test (a file that cannot be loaded, the set-up) counts as one, or the line would contradict the exit code.
if (failed && counts.failed === 0) counts.failed = 1;
process.exitCode = failed ? 1 : 0;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);

function mayRunJourneys(filters: string[]): boolean {
  return filters.length === 0 || filters.some((filter) => filter.includes('e2e'));
}

function hasJourneys(): boolean {
  return readdirSync('test/e2e', { recursive: true }).some((name) => String(name).endsWith('.test.ts'));
}

function runVitest(file: string): Promise<number | null> {
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  // Ctrl-C reaches the child as well: it stops its servers, and we wait for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

function readCounts(file: string): Counts {
  const result = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const brokenFiles = result.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + brokenFiles.length,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
