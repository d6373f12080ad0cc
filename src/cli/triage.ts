import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { triageLines } from '#src/inbox/commands/triage-lines.ts';
import { readCityFolder } from '#src/inbox/store/city-folder.ts';
import { compileCity, readModel } from '#src/language/index.ts';

/** Reads messages as JSON lines and writes one line of findings each, by the city's shipped model or by rules alone; 1 when a line was bad. */
export async function runTriage(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: new URL('../../cities/kota-tangerang', import.meta.url).pathname },
      explain: { type: 'boolean', default: false },
      rules: { type: 'boolean', default: false },
    },
  });
  const city = compileCity(await readCityFolder(values.city));
  // A city without a model goes by its tables and the rules.
  const bytes = values.rules ? null : await readFile(join(values.city, 'model.bin')).catch(() => null);
  const model = bytes === null ? undefined : readModel(bytes);
  const { bad } = await triageLines(process.stdin, process.stdout, city, { explain: values.explain, model });
  return bad > 0 ? 1 : 0;
}
