import { parseArgs } from 'node:util';
import { triageLines } from '#src/inbox/commands/triage-lines.ts';
import { readCityFolder } from '#src/inbox/store/city-folder.ts';
import { compileCity } from '#src/language/index.ts';

/** Reads messages as JSON lines from standard input and writes one line of findings each; 1 when a line was bad. */
export async function runTriage(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: new URL('../../cities/kota-tangerang', import.meta.url).pathname },
      explain: { type: 'boolean', default: false },
    },
  });
  const city = compileCity(await readCityFolder(values.city));
  const { bad } = await triageLines(process.stdin, process.stdout, city, { explain: values.explain });
  return bad > 0 ? 1 : 0;
}
