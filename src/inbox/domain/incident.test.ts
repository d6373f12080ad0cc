import { expect, test } from 'vitest';
import { type Incident, type IncidentFacts, incidentsMark, incidentsOn, mayExplain } from './incident.ts';

const flood: Incident = {
  id: 7,
  version: 1,
  text: { id: 'Banjir di Periuk', en: 'Flood in Periuk' },
  answer: 'Pompa sedang bekerja.',
  topicId: 3,
  kecamatanCode: '36.71.08',
  kelurahanCode: null,
  from: new Date('2026-11-24T01:00:00Z'),
  until: new Date('2026-11-24T10:00:00Z'),
  mainId: 100,
};
const report: IncidentFacts = {
  id: 101,
  topicId: 3,
  kecamatanCode: '36.71.08',
  kelurahanCode: '36.71.08.1001',
  openedAt: new Date('2026-11-24T02:00:00Z'),
};

test.each([
  ['a report of its topic and area is explained', {}, {}, true],
  ['one of another topic is not', {}, { topicId: 4 }, false],
  ['one from another kecamatan is not', {}, { kecamatanCode: '36.71.01' }, false],
  ['one without a place is not, where the incident names one', {}, { kecamatanCode: null }, false],
  ['one that came before it is not', {}, { openedAt: new Date('2026-11-24T00:59:59Z') }, false],
  ['one that came at its end is not', {}, { openedAt: flood.until }, false],
  ['its main report is not explained by itself', {}, { id: 100 }, false],
  ['a kelurahan is narrower than its kecamatan', { kelurahanCode: '36.71.08.1002' }, {}, false],
  ['an incident of a topic is everywhere', { kecamatanCode: null }, { kecamatanCode: null }, true],
  ['an incident of an area is of every topic', { topicId: null }, { topicId: null }, true],
])('%s', (_sentence, incident, facts, explains) => {
  expect(mayExplain({ ...flood, ...incident }, { ...report, ...facts })).toBe(explains);
});

test('an incident is on from its first moment, and ends by itself', () => {
  const on = (at: string) => incidentsOn([flood], new Date(at)).length;
  expect([on('2026-11-24T00:59:59Z'), on('2026-11-24T01:00:00Z'), on('2026-11-24T09:59:59Z')]).toEqual([0, 1, 1]);
  expect(on('2026-11-24T10:00:00Z')).toBe(0);
});

test('the mark of a page changes when an incident begins, is changed, and ends', () => {
  const mark = (at: string, version = 1) => incidentsMark([{ ...flood, version }], new Date(at));
  const marks = [mark('2026-11-24T00:00:00Z'), mark('2026-11-24T02:00:00Z'), mark('2026-11-24T02:00:00Z', 2)];
  expect(new Set(marks).size).toBe(3);
  expect(mark('2026-11-24T11:00:00Z')).toBe(marks[0]);
});
