/** Runs one bench by name; the last line is one JSON object. */
const [name = '', ...args] = process.argv.slice(2);
const known = ['ingest', 'inbox', 'kill', 'page', 'search', 'sla', 'start', 'triage'];
if (!known.includes(name)) {
  process.stderr.write(`npm run bench -- ${known.join(' | ')}\n`);
  process.exit(2);
}
const { bench } = (await import(`./${name}.ts`)) as { bench: (args: string[]) => Promise<object> };
const result = await bench(args);
process.stdout.write(`${JSON.stringify(result)}\n`);
