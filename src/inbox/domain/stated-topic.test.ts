import { expect, test } from 'vitest';
import type { Triage } from '#src/language/index.ts';
import { withStatedTopic } from './stated-topic.ts';

const topic = (code: string, agency: string | null, byKecamatan = false) => ({
  code,
  name: { id: code, en: code },
  agency,
  roadMatters: false,
  byKecamatan,
  proof: false,
  approval: false,
  urgency: 'medium' as const,
  words: [],
});
const office = { code: 'KEC-CIBODAS', name: '', shortName: '', kind: 'kecamatan' as const, aliases: [], startsOn: '' };
const city = {
  topicByCode: new Map([
    ['lampu', topic('lampu', 'DISHUB')],
    ['ktp', topic('ktp', null, true)],
  ]),
  kecamatanAgency: new Map([['36.71.02', office]]),
};
const read: Triage = {
  kind: 'complaint',
  topics: [{ topic: 'jalan', confidence: 0.8 }],
  agencies: [{ agency: 'DPUPR', confidence: 0.8, why: 'jalan' }],
  outside: null,
  urgency: 'medium',
  tone: 'neutral',
  place: null,
  when: null,
  spam: false,
  language: 'id',
  kindConfidence: 0.9,
  urgencyWhy: '',
  evidence: [],
};

test('the chosen topic and its agency stand before what the words say', () => {
  const known = withStatedTopic(read, 'lampu', city, null);
  expect(known.topics.map((one) => one.topic)).toEqual(['lampu', 'jalan']);
  expect(known.agencies.map((one) => one.agency)).toEqual(['DISHUB', 'DPUPR']);
});

test('a topic that offices of the kecamatan answer needs the place; without it the words decide who', () => {
  expect(withStatedTopic(read, 'ktp', city, '36.71.02').agencies[0]?.agency).toBe('KEC-CIBODAS');
  expect(withStatedTopic(read, 'ktp', city, null).agencies).toEqual(read.agencies);
});

test('a body outside stays, spam stays, and an unknown choice changes nothing', () => {
  const outside = { ...read, agencies: [], outside: { owner: 'BBPJN', why: 'jalan nasional' } };
  expect(withStatedTopic(outside, 'lampu', city, null)).toMatchObject({ agencies: [], outside: { owner: 'BBPJN' } });
  expect(withStatedTopic({ ...read, spam: true }, 'lampu', city, null).topics).toEqual(read.topics);
  expect(withStatedTopic(read, 'tidak-ada', city, null)).toBe(read);
  expect(withStatedTopic(read, undefined, city, null)).toBe(read);
});
