import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { kotaTangerang } from '#src/language/domain/kota-tangerang.fixture.ts';
import { triageLines } from './triage-lines.ts';

const city = kotaTangerang();

function collector(highWaterMark = 16_384) {
  const chunks: string[] = [];
  const output = new Writable({
    highWaterMark,
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      setImmediate(done);
    },
  });
  return {
    output,
    lines: () =>
      chunks
        .join('')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line)),
  };
}

async function run(input: readonly (string | Buffer)[], options = {}) {
  const { output, lines } = collector(64);
  const counts = await triageLines(Readable.from(input), output, city, options);
  return { counts, lines: lines() };
}

test('each line is answered in order with exactly the fields of the contract', async () => {
  const { counts, lines } = await run([
    '{"id":"a","text":"min pju mati di cimone"}\n{"id":2,"text":"pagi min","channel":"instagram"}\n',
  ]);
  expect(counts).toEqual({ lines: 2, bad: 0 });
  expect(lines.map((line) => (line as { id: unknown }).id)).toEqual(['a', 2]);
  expect(Object.keys(lines[0] as object)).toEqual([
    'id',
    'kind',
    'topics',
    'agencies',
    'outside',
    'urgency',
    'tone',
    'place',
    'when',
    'spam',
    'language',
  ]);
});

test('asked to explain, it adds the words that decided', async () => {
  const { lines } = await run(['{"id":"a","text":"pju mati"}'], { explain: true });
  expect(lines[0]).toHaveProperty('evidence');
  expect(lines[0]).toHaveProperty('urgencyWhy');
});

test('a bad line gets one line with its error, and the good ones behind it are still answered', async () => {
  const { counts, lines } = await run([
    '{"id":1,"text":"pju mati"}\nbukan json\n{"id":"x"}\n[]\n{"id":4,"text":"got mampet"}\n',
  ]);
  expect(counts).toEqual({ lines: 5, bad: 3 });
  expect(lines.map((line) => (line as { id: unknown }).id)).toEqual([1, null, 'x', null, 4]);
  expect(lines.map((line) => 'error' in (line as object))).toEqual([false, true, true, true, false]);
});

test('a letter cut in two by the network and a last line without an end arrive whole', async () => {
  const bytes = Buffer.from('{"id":"é","text":"jalan rusak 😡"}');
  const { counts, lines } = await run([bytes.subarray(0, 8), bytes.subarray(8, 31), bytes.subarray(31)]);
  expect(counts.bad).toBe(0);
  expect(lines[0]).toMatchObject({ id: 'é', kind: 'complaint' });
});

test('empty lines are passed over and Windows line ends do no harm', async () => {
  const { counts } = await run(['\r\n{"id":1,"text":"pju mati"}\r\n\n']);
  expect(counts).toEqual({ lines: 1, bad: 0 });
});

test('it waits for a slow reader instead of piling answers up', async () => {
  const { output, lines } = collector(64);
  let most = 0;
  const input = Readable.from(
    (function* () {
      for (let i = 0; i < 300; i += 1) {
        most = Math.max(most, output.writableLength);
        yield `{"id":${i},"text":"sampah numpuk di gang ${i}"}\n`;
      }
    })(),
  );
  await triageLines(input, output, city);
  expect(lines()).toHaveLength(300);
  expect(most).toBeLessThan(4096);
});
