import { expect, test } from 'vitest';
import { decideHandOn } from './decide-hand-on.ts';

const dishub = 1;
const dpupr = 2;
const dlh = 3;
const report = { agencyId: dishub as number | null, earlierAgencyIds: [] as number[], status: 'open' as const };

test('an agency hands on what is not its own, and is remembered', () => {
  expect(decideHandOn(report, dpupr, 'mimin')).toEqual({ ok: true, earlierAgencyIds: [dishub] });
});
test('the coordinator placing a report is no bounce', () => {
  expect(decideHandOn({ ...report, agencyId: null }, dpupr, 'coordinator')).toEqual({ ok: true, earlierAgencyIds: [] });
});
test('a report stays where it is when it is given to its own holder', () => {
  expect(decideHandOn(report, dishub, 'mimin')).toEqual({ ok: false, reason: 'same_agency' });
});
test('what is resolved is not handed on', () => {
  expect(decideHandOn({ ...report, status: 'resolved' }, dpupr, 'mimin')).toEqual({
    ok: false,
    reason: 'already_ended',
  });
});
test("the second bounce is the coordinator's to decide, who may also be asked", () => {
  const bounced = { ...report, earlierAgencyIds: [dpupr, dlh] };
  expect(decideHandOn(bounced, dlh, 'head')).toEqual({ ok: false, reason: 'coordinator_decides' });
  expect(decideHandOn(bounced, null, 'head')).toMatchObject({ ok: true });
  expect(decideHandOn(bounced, dlh, 'coordinator')).toMatchObject({ ok: true });
});
