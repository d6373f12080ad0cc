import { expect, test } from 'vitest';
import { decideRoute } from './route-report.ts';

const pju = { agency: 'DISHUB', confidence: 0.9, why: 'Penerangan jalan: “pju”' };
const roads = { agency: 'DPUPR', confidence: 0.41, why: 'Jalan rusak: “lubang”' };
const pln = { owner: 'PLN', why: 'PLN: “listrik padam”' };

test('a sure matter goes to the agency that answers for it', () => {
  expect(decideRoute({ kind: 'complaint', agencies: [pju, roads], outside: null, spam: false }, 0.55)).toEqual({
    to: 'agency',
    ...pju,
  });
});

test('an agency exactly at the threshold is sure enough', () => {
  expect(
    decideRoute({ kind: 'complaint', agencies: [{ ...pju, confidence: 0.55 }], outside: null, spam: false }, 0.55).to,
  ).toBe('agency');
});

test('below the threshold the coordinator decides, and reads between whom', () => {
  expect(
    decideRoute(
      { kind: 'complaint', agencies: [roads, { ...pju, confidence: 0.4 }], outside: null, spam: false },
      0.55,
    ),
  ).toEqual({
    to: 'coordinator',
    why: 'kurang yakin: DPUPR 41%, DISHUB 40%',
  });
});

test('two agencies equally likely are not a decision, however low the threshold', () => {
  const even = [
    { ...pju, confidence: 0.44 },
    { ...roads, confidence: 0.44 },
  ];
  expect(decideRoute({ kind: 'complaint', agencies: even, outside: null, spam: false }, 0.1).to).toBe('coordinator');
});

test('what no word points to goes to the coordinator', () => {
  expect(decideRoute({ kind: 'complaint', agencies: [], outside: null, spam: false }, 0.55).to).toBe('coordinator');
});

test('a matter outside the city has its owner named', () => {
  expect(decideRoute({ kind: 'complaint', agencies: [], outside: pln, spam: false }, 0.55)).toEqual({
    to: 'outside',
    ...pln,
  });
});

test('small talk and spam bother no agency', () => {
  expect(decideRoute({ kind: 'chatter', agencies: [pju], outside: null, spam: false }, 0.55).to).toBe('coordinator');
  expect(decideRoute({ kind: 'spam', agencies: [], outside: pln, spam: true }, 0.55).to).toBe('coordinator');
});
