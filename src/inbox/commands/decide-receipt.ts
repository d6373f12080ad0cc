import type { App } from '#src/app.ts';
import { lettersLeft } from '#src/channels/domain/text-limit.ts';
import { type Channel, type Incoming, networkNamed } from '#src/channels/index.ts';
import type { NewReportPlan } from '../domain/plan-batch.ts';
import { receiptText } from '../domain/receipt.ts';
import type { CityState } from '../store/city.ts';
import { secretUrl, trackUrl } from '../store/report-links.ts';

/** Doors whose page itself shows the code; a second receipt would be noise. */
const showsCodeItself = new Set(['web', 'counter']);

/**
 * Decides the automatic receipt for a new report: once, with the code, privately where the network can
 * (corrections, 20); undefined where none is due or none is possible.
 */
export function decideReceipt(
  app: App,
  city: CityState,
  channel: Channel,
  item: Incoming,
  plan: NewReportPlan,
  report: { id: number; code: string; conversationId: number },
) {
  const network = networkNamed(channel.network);
  if (!network || network.answersOnce || showsCodeItself.has(channel.network)) return undefined;
  const abilities = network.abilities({
    visibility: item.visibility,
    firstInboundAt: item.at,
    lastInboundAt: item.at,
    privateRepliesSent: 0,
    replyTo: item.replyTo,
    settings: channel.settings,
    now: app.now(),
  });
  const visibility = abilities.private.allowed ? 'private' : abilities.public.allowed ? 'public' : undefined;
  const ability = visibility && abilities[visibility];
  if (!visibility || !ability?.allowed) return undefined;
  const promise = plan.clocks.first_answer;
  const language = plan.triage.language === 'en' ? 'en' : 'id';
  const body = plan.outsideOwner === null ? undefined : city.outsideBodies.get(plan.outsideOwner);
  const outside = body ? { name: body.name[language], contact: body.contact[language] } : null;
  const facts = {
    language,
    code: report.code,
    cityName: city.name,
    trackUrl: trackUrl(app, report.code),
    secretUrl: visibility === 'private' ? secretUrl(app, report.code) : null,
    emergency: plan.urgency === 'emergency',
  } as const;
  const answerBy = promise ? inWords(new Date(promise.dueAt), city) : null;
  // Where little fits, the code and the way to follow it matter more than the hour, and the address more than that too.
  const texts = [
    receiptText({ ...facts, answerBy, outside }),
    receiptText({ ...facts, answerBy: null, outside }),
    receiptText({ ...facts, answerBy: null, outside: null }),
  ];
  return {
    key: `receipt:${report.id}`,
    report_id: report.id,
    conversation_id: report.conversationId,
    channel_id: channel.id,
    automatic: true,
    queued_at: app.now(),
    visibility,
    text: texts.find((text) => lettersLeft([ability], text) >= 0) ?? texts[2] ?? '',
  };
}

function inWords(at: Date, city: CityState): string {
  const zone = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }[city.timeZone] ?? '';
  const day = at.toLocaleDateString('id-ID', {
    timeZone: city.timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const hour = at.toLocaleTimeString('id-ID', { timeZone: city.timeZone, hour: '2-digit', minute: '2-digit' });
  return `${day} pukul ${hour} ${zone}`.trim();
}
