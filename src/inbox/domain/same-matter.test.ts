import { expect, test } from 'vitest';
import { kotaTangerang } from '#src/language/domain/kota-tangerang.fixture.ts';
import { signMatter, triage } from '#src/language/index.ts';
import { bandOf, suggestFrom, tickFrom } from './matter-reasons.ts';
import { bitsApart, distanceOf, type MatterFacts, scoreSameMatter } from './same-matter.ts';
import { devPairs } from './same-matter-dev.fixture.ts';
import { heldPairs } from './same-matter-held.fixture.ts';

const city = kotaTangerang();

function facts(text: string, change: Partial<MatterFacts> = {}): MatterFacts {
  const understood = triage(text, city);
  const topic = understood.topics[0]?.topic;
  return {
    signature: signMatter(text, city),
    kind: understood.kind,
    topicId: topic === undefined ? null : city.topics.findIndex((one) => one.code === topic),
    kelurahanCode: understood.place?.kelurahan ?? null,
    road: understood.place?.road ?? null,
    latitude: null,
    longitude: null,
    openedAt: new Date('2026-11-24T03:00:00Z'),
    pictures: [],
    posts: [],
    conversationIds: [],
    ...change,
  };
}

const hour = 3_600_000;
const metreOfLatitude = 1 / 111_195;
const here = { latitude: -6.2, longitude: 106.6 };

function readPair(line: string) {
  const [, sign, hours = '0', known = '', first = '', second = ''] =
    /^([=x]) (\d+) \| ?(\S*) ?\| (.*) \| (.*)$/.exec(line) ?? [];
  if (sign === undefined) throw new Error(`a pair that cannot be read: ${line}`);
  const metres = known === 'near' ? 30 : Number(/^m(\d+)$/.exec(known)?.[1] ?? Number.NaN);
  const both: Partial<MatterFacts> = known === 'post' ? { posts: ['1 post'] } : {};
  const a = facts(first, {
    ...both,
    ...(Number.isNaN(metres) ? {} : here),
    ...(known === 'pic' ? { pictures: [{ sha256: 'aa', dhash: 0x0f0fn }] } : {}),
    conversationIds: [1],
  });
  const b = facts(second, {
    ...both,
    ...(Number.isNaN(metres) ? {} : { ...here, latitude: here.latitude + metres * metreOfLatitude }),
    ...(known === 'pic' ? { pictures: [{ sha256: 'bb', dhash: 0x0f0en }] } : {}),
    openedAt: new Date(a.openedAt.getTime() + Number(hours) * hour),
    conversationIds: [2],
  });
  return { same: sign === '=', score: scoreSameMatter(a, b).score, back: scoreSameMatter(b, a).score, line };
}

function score(pairs: string, from: number) {
  const read = pairs.split('\n').filter(Boolean).map(readPair);
  const said = read.filter((pair) => pair.score >= from);
  const right = said.filter((pair) => pair.same).length;
  return { precision: right / said.length, recall: right / read.filter((pair) => pair.same).length, read };
}

test('suggestions are right and complete on the pairs they were tuned on, and hardly less so on pairs kept apart', () => {
  const [dev, held] = [score(devPairs, suggestFrom), score(heldPairs, suggestFrom)];
  expect(dev.read.length + held.read.length).toBeGreaterThanOrEqual(120);
  expect(dev.precision).toBeGreaterThanOrEqual(0.95);
  expect(dev.recall).toBeGreaterThanOrEqual(0.93);
  expect(held.precision).toBeGreaterThanOrEqual(0.9);
  expect(held.recall).toBeGreaterThanOrEqual(0.8);
});

test('what stands ticked on the page of a group is nearly always right', () => {
  expect(score(devPairs, tickFrom).precision).toBeGreaterThanOrEqual(0.95);
  expect(score(heldPairs, tickFrom).precision).toBeGreaterThanOrEqual(0.9);
});

test('which of two reports came first changes nothing', () => {
  for (const pair of score(devPairs + heldPairs, 0).read)
    expect([pair.line, pair.back]).toEqual([pair.line, pair.score]);
});

const flood = [
  'Banjir di perum ciledug indah 1 udah sepaha orang dewasa, tolong perahu karet',
  'min ciledug indah banjir lagi nih, air masuk rumah dari subuh',
  'Ciledug Indah kebanjiran parah pak wali, warga butuh evakuasi',
  'air di komplek ciledug indah blm surut jg min, pompa nya kok mati',
  'BANJIR CILEDUG INDAH!!! tolong dibantu',
  'update banjir ciledug indah: sudah sedada di blok belakang',
  'Pak, Ciledug Indah banjir dari jam 3 pagi, lansia blm dievakuasi',
  'mohon bantuan makanan utk korban banjir ciledug indah',
  'b4njir ciledug indah kpn dikirim perahu karet nya min',
  'ciledug indah banjirrrr, motor saya kerendem',
];
test('one flood told by ten people is one matter for nearly all of them', () => {
  const all = flood.map((text) => facts(text));
  let same = 0;
  let pairs = 0;
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      pairs++;
      if (scoreSameMatter(a, b).score >= suggestFrom) same++;
    }
  expect(same / pairs).toBeGreaterThanOrEqual(0.9);
});

test('the same lamp a season later is another matter, and the score says why', () => {
  const a = facts('lampu jalan mati dpn sdn karawaci 3 udh seminggu');
  const again = { ...a, openedAt: new Date(a.openedAt.getTime() + 90 * 24 * hour) };
  const scored = scoreSameMatter(a, again);
  expect(scored.score).toBeLessThan(suggestFrom);
  expect(scored.reasons).toContainEqual({ is: 'long_ago', days: 90 });
  expect(scoreSameMatter(a, a).score).toBeGreaterThanOrEqual(tickFrom);
});

test('reasons name what both speak of, in the words of the residents', () => {
  const { reasons } = scoreSameMatter(
    facts('lampu mati di gg mawar rt 03/05 poris plawad'),
    facts('Gang Mawar RT 3 RW 5 lampunya mati kak'),
  );
  const place = reasons.find((one) => one.is === 'place');
  expect(place).toMatchObject({ names: expect.arrayContaining(['gg mawar']) });
  expect(reasons).toContainEqual({ is: 'topic' });
});

test('praise, small talk and spam are nobody’s matter, however alike', () => {
  const a = facts('semangat pak wali');
  expect(scoreSameMatter({ ...a, kind: 'praise' }, { ...a, kind: 'praise' })).toEqual({ score: 0, reasons: [] });
  const spam = facts('Tolong perbaiki lampu jalan mati di gg mawar poris plawad', { kind: 'spam' });
  expect(scoreSameMatter(spam, spam).score).toBe(0);
});

test('an empty message, a hundred thousand letters and a picture alone are compared without harm', () => {
  const empty = facts('');
  expect(scoreSameMatter(empty, empty).score).toBeLessThan(suggestFrom);
  const huge = facts('banjir '.repeat(20_000));
  expect(scoreSameMatter(huge, empty).score).toBeLessThan(suggestFrom);
  const picture = { kind: 'complaint', pictures: [{ sha256: 'cc', dhash: null }] } as const;
  expect(scoreSameMatter(facts('', picture), facts('', picture)).score).toBeGreaterThanOrEqual(suggestFrom);
});

test('pictures are near within six bits of 64, the sign bit among them', () => {
  expect(bitsApart(-1n, 0n)).toBe(64);
  expect(bitsApart(5n, 5n)).toBe(0);
  const one = (dhash: bigint) => facts('jalan rusak min', { pictures: [{ sha256: String(dhash), dhash }] });
  const said = (b: bigint) => scoreSameMatter(one(0n), one(b)).reasons.some((reason) => reason.is === 'picture');
  expect(said(0b111111n)).toBe(true);
  expect(said(0b1111111n)).toBe(false);
});

test('distances are metres on the ground', () => {
  const a = { latitude: -6.1783, longitude: 106.6319 };
  expect(distanceOf(a, { ...a, latitude: a.latitude + 0.001 })).toBeCloseTo(111.2, 0);
  expect(distanceOf(a, { latitude: null, longitude: null })).toBeUndefined();
});

test('each score has a word, and what is ticked is at least likely', () => {
  expect([0.5, 0.74, tickFrom, 0.89, 0.9, 1].map(bandOf)).toEqual([
    'doubtful',
    'doubtful',
    'likely',
    'likely',
    'very_likely',
    'very_likely',
  ]);
});
