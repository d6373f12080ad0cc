import { expect, test } from 'vitest';
import { fillReply, rankReplies, unfilledFields, unknownFields } from './saved-reply.ts';

const reply = (title: string, more: object = {}) => ({
  title,
  topicId: null,
  kind: null,
  agencyId: null,
  uses: 0,
  ...more,
});
const order = (replies: Parameters<typeof rankReplies>[0]) =>
  rankReplies(replies, { topicId: 7, kind: 'complaint' }).map((one) => `${one.title}${one.fits ? ' *' : ''}`);

test('a reply for the topic comes before one for the kind, one for everything after both, one for another topic last', () => {
  expect(
    order([
      reply('lain', { topicId: 8, uses: 900 }),
      reply('umum', { uses: 50 }),
      reply('jenis', { kind: 'complaint' }),
      reply('topik', { topicId: 7 }),
      reply('keduanya', { topicId: 7, kind: 'complaint' }),
    ]),
  ).toEqual(['keduanya *', 'topik *', 'jenis *', 'umum', 'lain']);
});

test('among those that fit alike the one that was sent most often is first', () => {
  expect(order([reply('b', { topicId: 7, uses: 2 }), reply('a', { topicId: 7, uses: 9 })])).toEqual(['a *', 'b *']);
});

test('a reply for this topic but another kind is not offered as fitting', () => {
  expect(order([reply('tanya', { topicId: 7, kind: 'question' }), reply('umum')])).toEqual(['umum', 'tanya']);
});

test('a field whose fact is not known stays in the text, and is named until somebody fills it in', () => {
  const text = fillReply('Aduan {kode} tentang {topik}.', { kode: 'AB', topik: '', opd: '', nama_mimin: '' });
  expect(text).toBe('Aduan AB tentang {topik}.');
  expect(unfilledFields(`${text} Salam, {topik}`)).toEqual(['{topik}']);
  expect(unfilledFields('Biaya {0} dan { kosong }')).toEqual([]);
  expect(unknownFields('Yth. {nama_warga}')).toEqual(['nama_warga']);
});
