import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { type CarriedField, carriedFields } from '../domain/other-desk-fields.ts';
import { type CarriedDesk, theirStatus, writeDeskStatus } from '../domain/other-desk-status.ts';
import { canForward } from '../domain/policy.ts';
import { getCityState } from '../store/city.ts';
import { findDeskReport } from '../store/desk-report.ts';
import { listWriterNames } from '../store/draft-material.ts';
import { findFirstAnswer, listOwnWords, type OtherDeskCase } from '../store/other-desks.ts';
import { lookAtIdentity } from './look-at-identity.ts';

/** Characters carried: more than any desk's form takes. */
const mostText = 10_000;

/**
 * Puts a report into the fields of another desk. Who reported, and the numbers in their words, are in it only when the
 * reporter agreed: then it is a look at the identity, with its reason on record.
 */
export async function carryReport(
  app: App,
  actor: StaffActor,
  input: { reportId: number; desk: CarriedDesk; agreed?: { reason: string } },
  known: OtherDeskCase | undefined,
): Promise<CarriedField[] | undefined> {
  const report = await findDeskReport(app, input.reportId, 'id');
  if (!report) return undefined;
  allow(canForward(actor, report));
  const [city, texts, names, answeredAt] = await Promise.all([
    getCityState(app),
    listOwnWords(app, report.id),
    listWriterNames(app.db, [report.id]),
    findFirstAnswer(app, report.id),
  ]);
  const looked = input.agreed
    ? await lookAtIdentity(app, actor, { reportId: report.id, reason: input.agreed.reason })
    : undefined;
  const mask = looked ? (text: string) => text : maskKnowing(names, city.official);
  const who = looked?.identities.find((one) => one.name ?? one.email ?? one.phone);
  const place = [report.placeText, report.road, report.kelurahan, report.kecamatan];
  const state = { status: report.status, closedAs: report.closedAs, answered: answeredAt !== null };
  return carriedFields(input.desk, {
    code: report.code,
    kind: report.kind,
    privacy: report.privacy,
    topic: report.topic,
    title: mask(report.title),
    text: mask(texts.join('\n\n').slice(0, mostText)),
    place: mask([...new Set(place.filter((part) => part !== null && part !== ''))].join(', ')),
    latitude: report.latitude,
    longitude: report.longitude,
    day: new Date(Date.parse(report.openedAt) + 7 * 3_600_000).toISOString().slice(0, 10),
    trackingId: known?.trackingId ?? null,
    status: writeDeskStatus(input.desk, theirStatus(input.desk, state)),
    reporter: who ? { name: who.name, email: who.email, phone: who.phone } : null,
  });
}
