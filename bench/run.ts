/** Runs one bench by name; the last line on stdout is one JSON object. */
import { cleanUp } from './support/clean-up.ts';

const [name = '', ...args] = process.argv.slice(2);
const known = ['ingest', 'inbox', 'kill', 'page', 'search', 'sla', 'start', 'triage'];
if (!known.includes(name)) {
  process.stderr.write(`npm run bench -- ${known.join(' | ')}\n`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanUp().then(() => process.exit(1)));
}
const { bench } = (await import(`./${name}.ts`)) as { bench: (args: string[]) => Promise<object> };
try {
  const result = await bench(args);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await cleanUp();
}
