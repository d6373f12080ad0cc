import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { networkNamed, replayBody } from '#src/channels/index.ts';

const asLines = /\.(jsonl|ndjson)$/i;
/** Names by which people know a network whose folder is called otherwise. */
const otherNames: Record<string, string> = {
  messenger: 'facebook',
  twitter: 'x',
  google: 'google_business',
  mail: 'email',
};

/**
 * Reads stored raw bodies (or `.eml` letters, or `.jsonl` with a body on each line) as the product would and prints each item
 * as a JSON line; needs no database and calls nobody. 1 when a body could not be read, 2 for a wrong call.
 */
export async function runReplay(
  args: string[],
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  complain: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      channel: { type: 'string' },
      account: { type: 'string', default: '' },
      setting: { type: 'string', multiple: true, default: [] },
    },
  });
  const asked = (values.channel ?? '').toLowerCase().replaceAll('-', '_');
  const network = networkNamed(otherNames[asked] ?? asked);
  if (!network || positionals.length === 0) {
    complain('replay --channel NAMA BERKAS... : jejaring atau berkas tidak dikenal / unknown network or no file');
    return 2;
  }
  const settings = Object.fromEntries(
    values.setting.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  let bad = 0;
  for (const file of positionals) {
    try {
      for (const [place, body] of splitBodies(file, await readFile(file)).entries()) {
        try {
          const items = await replayBody(network, body, (await stat(file)).mtime, values.account, settings);
          for (const item of items) print(JSON.stringify(item));
        } catch (error) {
          bad++;
          complain(`${file}:${place + 1}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    } catch (error) {
      bad++;
      complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return bad > 0 ? 1 : 0;
}

function splitBodies(file: string, bytes: Buffer): Uint8Array[] {
  if (!asLines.test(file)) return [bytes];
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line));
}
