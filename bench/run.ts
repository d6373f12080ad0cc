/** Runs one bench by name; the last line on stdout is one JSON object. */
import { cleanUp } from './support/clean-up.ts';

const [name = '', ...args] = process.argv.slice(2);
const known = [
  'chaos',
  'figures',
  'ingest',
  'inbox',
  'kill',
  'language',
  'mutants',
  'page',
  'search',
  'sla',
  'start',
  'triage',
];
if (!known.includes(name)) {
  process.stderr.write(`npm run bench -- ${known.join(' | ')}\n`);
  process.exit(2);
}
const giveUp = (reason: unknown) => {
  process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
  void cleanUp().then(() => process.exit(1));
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, giveUp);
for (const trouble of ['uncaughtException', 'unhandledRejection'] as const) process.once(trouble, giveUp);
const { bench } = (await import(`./${name}.ts`)) as { bench: (args: string[]) => Promise<object> };
try {
  const result = await bench(args);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await cleanUp();
} catch (error) {
  giveUp(error);
}
