import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runReplay } from '#src/cli/replay.ts';

const folder = mkdtempSync(join(tmpdir(), 'mimin-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function replay(channel: string, file: string, content: string, ...more: string[]) {
  const path = join(folder, file);
  writeFileSync(path, content);
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runReplay(
    ['--channel', channel, ...more, path],
    (line) => lines.push(line),
    (line) => complaints.push(line),
  );
  return { code, items: lines.map((line) => JSON.parse(line) as Record<string, unknown>), complaints };
}

const comment = (id: string) =>
  JSON.stringify({
    object: 'instagram',
    entry: [
      {
        id: '1784002',
        time: 1_795_000_000,
        field: 'comments',
        value: { id, text: 'air mati', from: { id: '77', username: 'warga' }, media: { id: '9' } },
      },
    ],
  });

test('a stored webhook of an account nobody connected here is read as the product would read it', async () => {
  const { code, items } = await replay('instagram', 'hook.json', comment('18000000000000000017'));
  expect(code).toBe(0);
  expect(items).toMatchObject([
    { externalId: '18000000000000000017', kind: 'comment', text: 'air mati', author: { externalId: '77' } },
  ]);
  expect(Object.keys(items[0] ?? {}).slice(0, 7)).toEqual([
    'externalId',
    'conversation',
    'author',
    'kind',
    'text',
    'attachments',
    'at',
  ]);
});

test('a letter is read from its .eml, with the size of what was attached and not its bytes', async () => {
  const letter = [
    'From: Bu Ratna <ratna@warga.example>',
    'To: lapor@kota.example',
    'Subject: Sampah',
    'Message-ID: <1@warga.example>',
    'Date: Tue, 24 Nov 2026 08:00:00 +0700',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Sampah menumpuk.',
    '--x',
    'Content-Type: image/png; name=foto.png',
    'Content-Disposition: attachment; filename=foto.png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--x--',
    '',
  ].join('\r\n');
  const { items } = await replay('email', 'surat.eml', letter);
  expect(items).toMatchObject([
    { text: 'Sampah menumpuk.', at: '2026-11-24T01:00:00.000Z', attachments: [{ name: 'foto.png', bytes: 8 }] },
  ]);
});

test('a file of lines is a body each; a broken one is named by its place and keeps no other from being read', async () => {
  const { code, items, complaints } = await replay(
    'instagram',
    'banyak.jsonl',
    `${comment('1')}\nrusak\n${comment('2')}\n`,
  );
  expect(code).toBe(1);
  expect(items.map((one) => one.externalId)).toEqual(['1', '2']);
  expect(complaints).toEqual([expect.stringMatching(/banyak\.jsonl:2: /)]);
});

test('an unknown network and a missing file are said plainly', async () => {
  expect((await replay('friendster', 'x.json', '{}')).code).toBe(2);
  const complaints: string[] = [];
  const code = await runReplay(
    ['--channel', 'telegram', join(folder, 'tidak-ada.json')],
    () => {},
    (line) => complaints.push(line),
  );
  expect([code, complaints.length]).toEqual([1, 1]);
});
