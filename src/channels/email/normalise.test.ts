import { expect, test } from 'vitest';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { email } from './index.ts';
import { ownMessageId, threadToken } from './thread-token.ts';

const account: ChannelAccount = {
  id: 1,
  network: 'email',
  externalId: 'lapor@kota.test',
  settings: { address: 'lapor@kota.test', max_attachment_bytes: '2000' },
  secrets: {},
};
const receivedAt = new Date('2026-11-24T05:00:00Z');

async function read(letter: string | Buffer): Promise<Incoming> {
  const body = typeof letter === 'string' ? Buffer.from(letter.replace(/\r?\n/g, '\r\n')) : letter;
  const [item, ...more] = await email.normalise(account, { source: 'poll', receivedAt, body });
  if (!item || more.length > 0) throw new Error('one letter is one item');
  return item;
}

const plain = (more: string, text: string, from = 'Bu Ani <Ani@Warga.test>') =>
  `From: ${from}\nTo: lapor@kota.test\nDate: Mon, 23 Nov 2026 09:00:00 +0700\n${more}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;

test('an ordinary letter is a private message of its sender', async () => {
  const item = await read(plain('Message-ID: <satu@warga.test>\nSubject: Jalan rusak\n', 'Jalan depan rumah rusak.'));
  expect(item).toEqual({
    kind: 'message',
    externalId: 'satu@warga.test',
    conversation: `${threadToken('satu@warga.test')}:ani@warga.test`,
    replyTo: {
      to: 'ani@warga.test',
      token: threadToken('satu@warga.test'),
      message_id: 'satu@warga.test',
      references: 'satu@warga.test',
      subject: 'Jalan rusak',
    },
    visibility: 'private',
    author: { externalId: 'ani@warga.test', name: 'Bu Ani', email: 'ani@warga.test' },
    subject: 'Jalan rusak',
    text: 'Jalan depan rumah rusak.',
    attachments: [],
    at: new Date('2026-11-23T02:00:00Z'),
  });
});

const first = threadToken('satu@warga.test');
const ours = ownMessageId(first, 'jawaban-1', 'lapor@kota.test');

test.each([
  ['References', `References: <satu@warga.test> <${ours}>\nIn-Reply-To: <${ours}>\n`],
  ['only our id in In-Reply-To', `In-Reply-To: <${ours}>\n`],
  ['several ids and words in In-Reply-To', `In-Reply-To: Surat Anda <${ours}> <lain@x.test>\n`],
  ['ids without brackets', `References: satu@warga.test ${ours}\n`],
  ['folded References', `References: <satu@warga.test>\n <dua@warga.test>\n\t<${ours}>\n`],
  ['our token in the address alone', `Cc: lapor+${first}@KOTA.test\n`],
  ['the first letter alone', 'In-Reply-To: <satu@warga.test>\n'],
])('an answer finds its thread by %s', async (_name, headers) => {
  const item = await read(plain(`Message-ID: <tiga@warga.test>\nSubject: Re: Jalan rusak\n${headers}`, 'Masih rusak.'));
  expect(item.conversation).toBe(`${first}:ani@warga.test`);
});

test('somebody else who names the same thread gets a conversation of their own, which says what it answers', async () => {
  const item = await read(
    plain(`Message-ID: <x@lain.test>\nReferences: <satu@warga.test> <${ours}>\n`, 'Saya juga', 'orang@lain.test'),
  );
  expect(item.conversation).toBe(`${first}:orang@lain.test`);
  expect(item.answers).toEqual([ours, 'satu@warga.test']);
});

test('a code in the subject is told apart from ids', async () => {
  const item = await read(plain('Message-ID: <y@warga.test>\nSubject: tanya [#KTG-7Q4M9X]\n', 'Bagaimana kabarnya?'));
  expect(item.answers).toEqual(['code:KTG-7Q4M9X']);
});

test.each([
  ['Auto-Submitted: auto-replied', 'auto_reply'],
  ['Auto-Submitted: auto-generated; owner=x', 'auto_reply'],
  ['Precedence: bulk', 'auto_reply'],
  ['Precedence: auto_reply', 'auto_reply'],
  ['X-Autoreply: yes', 'auto_reply'],
  ['X-Auto-Response-Suppress: DR, OOF, AutoReply', 'auto_reply'],
  ['List-Id: Warga RW 3 <rw3.milis.test>', 'list'],
  ['Return-Path: <>', 'bounce_unclear'],
  ['X-Failed-Recipients: a@b.test', 'bounce_failed'],
])('a letter with %s is automatic (%s) and opens nothing', async (header, unsupported) => {
  const item = await read(plain(`Message-ID: <auto@x.test>\n${header}\nSubject: Cuti\n`, 'Saya sedang cuti.'));
  expect(item).toMatchObject({ kind: 'automatic', unsupported });
});

test.each([
  'Auto-Submitted: no',
  'Precedence: normal',
  'X-Auto-Response-Suppress: DR',
  'Return-Path: <ani@warga.test>',
])('a letter with %s is written by a person', async (header) => {
  expect((await read(plain(`Message-ID: <p@x.test>\n${header}\n`, 'Lampu mati.'))).kind).toBe('message');
});

test('a bounce names the answer that did not arrive; a mere delay is said to be one', async () => {
  const bounce = (action: string) => `From: Mail Delivery System <MAILER-DAEMON@mx.test>
To: lapor@kota.test
Message-ID: <dsn@mx.test>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Surat tidak terkirim.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; ani@warga.test
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
--B
Content-Type: text/rfc822-headers

From: lapor@kota.test
Message-ID: <${ours}>
--B--
`;
  expect(await read(bounce('failed'))).toMatchObject({
    kind: 'automatic',
    unsupported: 'bounce_failed',
    answers: [ours],
  });
  expect(await read(bounce('delayed'))).toMatchObject({
    kind: 'automatic',
    unsupported: 'bounce_delayed',
    answers: [ours],
  });
});

test.each([
  ['from our address', plain('Message-ID: <z@kota.test>\n', 'Siap.', 'lapor@kota.test')],
  ['from our plus-address', plain('Message-ID: <z@kota.test>\n', 'Siap.', `LAPOR+${first}@kota.test`)],
  ['with our own Message-ID', plain(`Message-ID: <${ours}>\n`, 'Siap.', 'petugas@kota.test')],
])('our own mail %s is an echo', async (_name, letter) => {
  expect((await read(letter)).kind).toBe('echo');
});

test('a letter only in HTML is read as text, without its pictures, styles and addresses of links', async () => {
  const html =
    '<style>p{color:red}</style><p>Air <b>mati</b> sejak pagi.<br>RT&nbsp;02</p><img src="cid:logo"><a href="https://x.test/lacak?u=1">di sini</a>';
  const item = await read(plain('Message-ID: <h@x.test>\n', html).replace('text/plain', 'text/html'));
  expect(item.text.replace(/\u00a0/g, ' ')).toBe('Air mati sejak pagi.\nRT 02\n\ndi sini');
});

test('an HTML answer with a quoted letter keeps only the new words', async () => {
  const html =
    '<div>Masih mati pak</div><div>Pada Sel, 24 Nov 2026 pukul 10.00 Kota &lt;lapor@kota.test&gt; menulis:</div><blockquote>Sudah nyala?</blockquote>';
  expect((await read(plain('Message-ID: <h2@x.test>\n', html).replace('text/plain', 'text/html'))).text).toBe(
    'Masih mati pak',
  );
});

test('files are kept with their bytes, one too large only by name', async () => {
  const file = (name: string, type: string, bytes: number) =>
    `--B\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.alloc(bytes, 5).toString('base64')}\n`;
  const item = await read(`From: a@b.test
To: lapor@kota.test
Message-ID: <f@b.test>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

Foto terlampir
${file('lubang.jpg', 'image/jpeg', 900)}${file('surat.pdf', 'application/pdf', 90)}${file('video.mp4', 'video/mp4', 5000)}--B--
`);
  expect(item.text).toBe('Foto terlampir');
  expect(item.attachments.map((one) => [one.kind, one.name, one.bytes?.byteLength])).toEqual([
    ['image', 'lubang.jpg', 900],
    ['file', 'surat.pdf', 90],
    ['unsupported', 'video.mp4', undefined],
  ]);
});

test.each([
  ['no date', ''],
  ['a date in words', 'Date: kemarin sore\n'],
  ['a date in the future', 'Date: Mon, 23 Nov 2099 09:00:00 +0700\n'],
  ['a date of the last century', 'Date: Mon, 23 Nov 1970 09:00:00 +0700\n'],
])('a letter with %s counts from its receipt', async (_name, date) => {
  const letter = plain('Message-ID: <d@x.test>\n', 'x').replace(/Date: .*\n/, date);
  expect((await read(letter)).at).toEqual(receivedAt);
});

test('without a Message-ID the same letter is the same item, and another one another', async () => {
  const one = await read(plain('Subject: a\n', 'Got mampet.'));
  expect(one.externalId).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect((await read(plain('Subject: a\n', 'Got mampet.'))).externalId).toBe(one.externalId);
  expect((await read(plain('Subject: a\n', 'Got mampet lagi.'))).externalId).not.toBe(one.externalId);
  // No made-up id goes into the headers of an answer.
  expect(one.replyTo).toEqual({ to: 'ani@warga.test', token: threadToken(one.externalId), subject: 'a' });
  expect((await read(plain('Message-ID: \nSubject: a\n', 'Got mampet.'))).externalId).toMatch(/^sha256:/);
});

test.each([
  [
    'raw bytes of another charset',
    Buffer.concat([
      Buffer.from(
        'From: a@b.test\r\nTo: lapor@kota.test\r\nMessage-ID: <c1@x>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nJl. Beno',
      ),
      Buffer.from([0xee]),
      Buffer.from('t rusak\r\n'),
    ]),
    'Jl. Benoît rusak',
  ],
  [
    'a charset nobody knows',
    'From: a@b.test\nMessage-ID: <c2@x>\nContent-Type: text/plain; charset=x-klingon\n\nlampu mati\n',
    'lampu mati',
  ],
  ['no content type', 'From: a@b.test\nMessage-ID: <c3@x>\n\nlampu mati\n', 'lampu mati'],
  [
    'quoted-printable',
    'From: a@b.test\nMessage-ID: <c4@x>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nair =E2=80=9Cmati=E2=80=9D di jal=\nan baru\n',
    'air “mati” di jalan baru',
  ],
  [
    'a multipart without its end',
    'From: a@b.test\nMessage-ID: <c5@x>\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nterpotong di tengah',
    'terpotong di tengah',
  ],
])('a letter with %s is still read', async (_name, letter, text) => {
  expect((await read(letter)).text).toBe(text);
});

test('a letter without a sender is kept, and has no address to answer', async () => {
  const item = await read('To: lapor@kota.test\nMessage-ID: <n@x>\nSubject: \n\nsiapa saya\n');
  expect(item).toMatchObject({ kind: 'message', text: 'siapa saya', author: { externalId: 'message:n@x' } });
  expect(item.replyTo.to).toBeUndefined();
  expect(item.subject).toBeUndefined();
});

test('an answer goes to Reply-To when there is one, while the author stays the sender', async () => {
  const item = await read(plain('Message-ID: <r@x.test>\nReply-To: Kantor <kantor@warga.test>\n', 'x'));
  expect(item.replyTo.to).toBe('kantor@warga.test');
  expect(item.author.externalId).toBe('ani@warga.test');
});

test('a letter of which only the beginning was fetched says so', async () => {
  const item = await read(`x-mimin-truncated: 99000000\n${plain('Message-ID: <t@x.test>\n', 'awal surat')}`);
  expect(item.attachments).toEqual([{ kind: 'unsupported', name: 'surat terpotong karena terlalu besar' }]);
});

test.each([
  ['nothing at all', ''],
  ['no header', '\n\nhanya teks\n'],
])('%s is a dead letter', async (_name, letter) => {
  await expect(read(letter)).rejects.toMatchObject({ name: 'UnreadableEvent' });
});

test('a letter of boxes within boxes without end is read as far as any honest letter goes', async () => {
  const boxes = (depth: number) =>
    `From: Ani@Warga.test\nMessage-ID: <kotak${depth}@warga.test>\nContent-Type: text/html\n\n<p>Jalan rusak</p>${'<div>'.repeat(depth)}di Cipondoh${'</div>'.repeat(depth)}<p>tolong</p>`;
  expect((await read(boxes(150))).text).toBe('Jalan rusak\n\ndi Cipondoh\n\ntolong');
  expect((await read(boxes(30_000))).text).toMatch(/^Jalan rusak\n.*\ntolong$/s);
});
