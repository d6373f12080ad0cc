import { expect, test } from 'vitest';
import { decideHandOn } from './decide-hand-on.ts';

const dishub = 1;
const dpupr = 2;
const dlh = 3;
const report = { agencyId: dishub as number | null, earlierAgencyIds: [] as number[], status: 'open' as const };
const untouched = { bounces: 0, decided: false };
const bounced = { bounces: 1, decided: false };

test('an agency hands on what is not its own, is remembered, and that is the first bounce', () => {
  expect(decideHandOn(report, dpupr, 'mimin', untouched)).toMatchObject({
    ok: true,
    toAgencyId: dpupr,
    earlierAgencyIds: [dishub],
    bounce: 1,
    wanted: null,
  });
});
test('the coordinator placing a report is no bounce and no decision', () => {
  expect(decideHandOn({ ...report, agencyId: null }, dpupr, 'coordinator', bounced)).toMatchObject({
    earlierAgencyIds: [],
    bounce: null,
    decision: false,
  });
});
test('a report stays where it is when it is given to its own holder', () => {
  expect(decideHandOn(report, dishub, 'mimin', untouched)).toEqual({ ok: false, reason: 'same_agency' });
});
test('what is resolved is not handed on', () => {
  expect(decideHandOn({ ...report, status: 'resolved' }, dpupr, 'mimin', untouched)).toEqual({
    ok: false,
    reason: 'already_ended',
  });
});
test('the second bounce goes to the coordinator, with where the agency wanted it', () => {
  expect(decideHandOn(report, dlh, 'head', bounced)).toMatchObject({
    ok: true,
    toAgencyId: null,
    bounce: 2,
    wanted: dlh,
  });
  expect(decideHandOn(report, null, 'head', bounced)).toMatchObject({ ok: true, toAgencyId: null, wanted: null });
});
test('what the coordinator decided after two bounces no agency hands on again, and the coordinator may', () => {
  const twice = { bounces: 2, decided: false };
  expect(decideHandOn({ ...report, agencyId: null }, dlh, 'coordinator', twice)).toMatchObject({ decision: true });
  const decided = { bounces: 2, decided: true };
  expect(decideHandOn(report, dlh, 'mimin', decided)).toEqual({ ok: false, reason: 'coordinator_decided' });
  expect(decideHandOn(report, null, 'head', decided)).toEqual({ ok: false, reason: 'coordinator_decided' });
  expect(decideHandOn(report, dlh, 'coordinator', decided)).toMatchObject({ ok: true, toAgencyId: dlh });
});
