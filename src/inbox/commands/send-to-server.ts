import type { App } from '#src/app.ts';
import { findChannel, networkNamed } from '#src/channels/index.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { isCarried } from '../domain/other-desk-fields.ts';
import { canForward, canLookAtIdentity } from '../domain/policy.ts';
import type { SendToServer } from '../schema.ts';
import { getCityState } from '../store/city.ts';
import { findDeskReport } from '../store/desk-report.ts';
import { listWriterNames } from '../store/draft-material.ts';
import { claimServerCase, listOwnWords, updateServerCase } from '../store/other-desks.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { lookAtIdentity } from './look-at-identity.ts';

export type SendRefusal =
  | 'no_such_server'
  | 'already_forwarded'
  | 'already_ended'
  | 'joined_elsewhere'
  | 'not_carried'
  | 'secret_stays'
  | 'sending_off'
  | 'send_failed';

/** One call may take this long; then its outcome is unknown, and the follower looks for it there. */
const sendMs = 30_000;

/**
 * Sends a report to the server of another body, tried once: the intent is stored before the call, its outcome after it. A
 * secret report is sent nowhere. Our promises go on, as when a person carries it.
 */
export async function sendToServer(
  app: App,
  actor: StaffActor,
  input: SendToServer,
): Promise<Result<object, SendRefusal> & { failure?: string }> {
  const channel = await findChannel(app, input.channelId);
  const forward = channel && networkNamed(channel.network)?.forward;
  if (channel?.state !== 'connected' || !forward) return refuse('no_such_server');
  const city = await getCityState(app);
  if (!city.sending) return refuse('sending_off');
  const claimed = await app.db.transaction().execute(async (tx): Promise<Result<{ id: number }, SendRefusal>> => {
    const report = await lockReport(tx, input.reportId);
    allow(canForward(actor, report));
    if (input.agreed) allow(canLookAtIdentity(actor, report));
    if (report.mainId !== null) return refuse('joined_elsewhere');
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    if (!isCarried(report.kind)) return refuse('not_carried');
    if (report.privacy === 'secret') return refuse('secret_stays');
    const made = { reportId: report.id, channelId: channel.id, staffId: actor.staffId };
    const id = await claimServerCase(tx, { ...made, withIdentity: input.agreed !== undefined, at: app.now() });
    return id === undefined ? refuse('already_forwarded') : { ok: true, id };
  });
  if (!claimed.ok) return claimed;
  const sent = await forward.send(channel, await putTogether(app, actor, input), AbortSignal.timeout(sendMs));
  await app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    if (sent.state === 'failed') return updateServerCase(tx, claimed.id, { state: 'failed', reason: sent.reason });
    const trackingId = sent.state === 'sent' ? sent.externalId : undefined;
    await updateServerCase(tx, claimed.id, {
      state: sent.state === 'sent' ? 'kept' : sent.state === 'token' ? 'waiting_for_id' : 'unknown',
      ...(sent.state === 'unknown' ? { reason: sent.reason } : {}),
      ...(sent.state === 'token' ? { token: sent.token } : {}),
      ...(trackingId === undefined ? {} : { trackingId }),
    });
    await updateReport(tx, report.id, {});
    await recordEvent(tx, report, {
      type: 'forwarded',
      at: app.now(),
      staffId: actor.staffId,
      detail: {
        desk: 'open311',
        channelId: channel.id,
        name: channel.name,
        trackingId: trackingId ?? null,
        withIdentity: input.agreed !== undefined,
        ...(sent.state === 'unknown' ? { unsure: true } : {}),
      },
    });
  });
  return sent.state === 'failed' ? { ...refuse('send_failed'), failure: sent.reason } : { ok: true };
}

async function putTogether(app: App, actor: StaffActor, input: SendToServer) {
  const report = await findDeskReport(app, input.reportId, 'id');
  if (!report) throw new Error('the report is gone');
  const [city, texts, names] = await Promise.all([
    getCityState(app),
    listOwnWords(app, report.id),
    listWriterNames(app.db, [report.id]),
  ]);
  const looked = input.agreed
    ? await lookAtIdentity(app, actor, { reportId: report.id, reason: input.agreed })
    : undefined;
  const mask = looked ? (text: string) => text : maskKnowing(names, city.official);
  const who = looked?.identities.find((one) => one.name ?? one.email ?? one.phone);
  const place = [report.placeText, report.road, report.kelurahan, report.kecamatan, city.name];
  return {
    code: report.code,
    service: input.service,
    // Room is left for the line by which we know it again.
    text: mask(texts.join('\n\n')).slice(0, 3_900) || mask(report.title),
    place: mask([...new Set(place.filter((part) => part !== null && part !== ''))].join(', ')),
    ...(report.latitude !== null && report.longitude !== null
      ? { latitude: report.latitude, longitude: report.longitude }
      : {}),
    answers: input.answers,
    ...(who
      ? {
          reporter: {
            ...(who.name ? { name: who.name } : {}),
            ...(who.email ? { email: who.email } : {}),
            ...(who.phone ? { phone: who.phone } : {}),
          },
        }
      : {}),
  };
}
