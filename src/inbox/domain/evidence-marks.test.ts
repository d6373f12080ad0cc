import { expect, test } from 'vitest';
import { cutByMarks, type Mark, markOpening, marksOf } from './evidence-marks.ts';

const names = { topic: (code: string) => `topik ${code}`, outside: (code: string) => `pihak ${code}` };
const mark = (from: number, to: number, about: Mark['about'] = 'topic', says = 'x'): Mark => ({
  from,
  to,
  about,
  says,
});
const at = '2026-11-24T08:00:00.000Z';
const message = {
  id: 1,
  at,
  direction: 'in' as const,
  subject: null as string | null,
  text: 'lampu mati',
  editedFrom: null as string | null,
};

test('a text is cut so that a word may decide two things and nothing is lost', () => {
  const cut = cutByMarks('lampu mati di Cibodas', [mark(0, 10), mark(6, 21, 'place', 'Cibodas')]);
  expect(cut.map(({ text, marks }) => [text, marks.map((one) => one.about)])).toEqual([
    ['lampu ', ['topic']],
    ['mati', ['topic', 'place']],
    [' di Cibodas', ['place']],
  ]);
  expect(cutByMarks('', [])).toEqual([]);
});

test('marks that lie outside the text are left out', () => {
  expect(cutByMarks('lampu', [mark(0, 9), mark(-1, 3), mark(2, 2)])).toEqual([{ text: 'lampu', marks: [] }]);
});

test('evidence is named in words; what is not whole is left out', () => {
  const evidence = [
    { span: [0, 5], about: 'topic', says: 'pju' },
    { span: [6, 9], about: 'outside', says: 'PLN' },
    { span: [0, 5], about: 'nonsense', says: 'x' },
    { span: ['a', 2], about: 'topic', says: 'x' },
    null,
  ];
  expect(marksOf({ evidence }, names)).toEqual([mark(0, 5, 'topic', 'topik pju'), mark(6, 9, 'outside', 'pihak PLN')]);
  for (const triage of [undefined, null, {}, { evidence: 'no' }]) expect(marksOf(triage, names)).toEqual([]);
});

test('the words of a topic that fell behind are not marked', () => {
  const evidence = [
    { span: [0, 5], about: 'topic', says: 'pju' },
    { span: [6, 9], about: 'topic', says: 'hoaks' },
  ];
  expect(marksOf({ evidence, topics: [{ topic: 'pju', confidence: 0.9 }] }, names)).toEqual([
    mark(0, 5, 'topic', 'topik pju'),
  ]);
});

test('offsets of a letter count from its subject, which is marked apart', () => {
  const letter = { ...message, subject: 'Gelap', text: 'lampu mati' };
  expect(markOpening([letter], at, [mark(0, 5), mark(6, 11)])).toEqual({
    message: letter,
    subject: [mark(0, 5)],
    text: [mark(0, 5)],
  });
});

test('an edited message is marked as it was when it was read', () => {
  const edited = { ...message, text: 'sudah nyala', editedFrom: 'lampu mati' };
  expect(markOpening([edited], at, [mark(0, 10)])?.text).toEqual([mark(0, 10)]);
});

test('another message, a masked text, and marks beyond its end get no highlight', () => {
  const later = { ...message, at: '2026-11-24T09:00:00.000Z' };
  expect(markOpening([later], at, [mark(0, 5)])).toBeUndefined();
  expect(markOpening([{ ...message, text: 'lihat /kunci/•••' }], at, [mark(0, 5)])).toBeUndefined();
  expect(markOpening([message], at, [mark(0, 5), mark(4, 40)])).toBeUndefined();
  expect(markOpening([], at, [mark(0, 5)])).toBeUndefined();
});
