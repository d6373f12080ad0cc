import { parseArgs } from 'node:util';
import { predictLines } from '#src/inbox/commands/predict-lines.ts';
import { shipModel } from '#src/inbox/commands/ship-model.ts';
import { NothingToLearn, trainLines } from '#src/inbox/commands/train-lines.ts';

/** Trains any set of labels from JSON lines; what it does is told on the error stream, the card on standard output. */
export async function runTrain(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { task: { type: 'string' }, data: { type: 'string' }, out: { type: 'string' } },
  });
  const { task, data, out } = values;
  if (!task || !data || !out) throw new NothingToLearn('train --task NAMA --data BERKAS.jsonl --out FOLDER');
  const card = await trainLines({ task, data, out }, new Date(), (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(card)}\n`);
  return 0;
}

/** Says the label of each JSON line on standard input; 1 when a line was bad. */
export async function runPredict(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { model: { type: 'string' } } });
  if (!values.model) throw new NothingToLearn('predict --model FOLDER');
  const { bad } = await predictLines(values.model, process.stdin, process.stdout);
  return bad > 0 ? 1 : 0;
}

/** Trains the model that comes with a city anew from its corpus; the card goes to standard output. */
export async function runShipModel(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { city: { type: 'string', default: new URL('../../cities/kota-tangerang', import.meta.url).pathname } },
  });
  process.stdout.write(`${JSON.stringify(await shipModel(values.city, new Date()))}\n`);
  return 0;
}
