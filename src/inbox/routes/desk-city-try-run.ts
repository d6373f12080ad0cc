import { findPersonalData, maskPersonalData } from '#src/language/index.ts';
import { explainClock, explainPolicy } from '../domain/clock-explanation.ts';
import { clockKinds } from '../domain/clock-state.ts';
import { type Mark, marksOf } from '../domain/evidence-marks.ts';
import { outsideAnswer } from '../domain/outside-answer.ts';
import { planMessage } from '../domain/plan-batch.ts';
import { choosePolicy } from '../domain/sla-policy.ts';
import type { CityState } from '../store/city.ts';
import { namesFor } from './desk-request.ts';

/** Everything that would happen to a text if it came in now; made by the very plan that arrivals go through, and kept nowhere. */
export function tryText(city: CityState, text: string, network: string, now: Date, language: 'id' | 'en') {
  const step = planMessage(
    {
      messageId: 0,
      item: 'message',
      text,
      subject: null,
      at: now,
      connectedAt: new Date(0),
      network,
      followsReport: false,
      given: {},
    },
    null,
    city,
    now,
  );
  if (step.to !== 'new') throw new Error('a text in no conversation always opens a report');
  const { plan } = step;
  const { triage, route, clocks } = plan;
  const names = namesFor(city, language);
  const percent = (share: number) => Math.round(share * 100);
  const agency = route.to === 'agency' ? route.agency : null;
  const policy = choosePolicy(city.policies, {
    kind: plan.kind,
    urgency: plan.urgency,
    channel: network,
    agency,
  });
  const body = route.to === 'outside' ? city.outsideBodies.get(route.owner) : undefined;
  const spoken = triage.language === 'en' ? 'en' : 'id';
  const personal = findPersonalData(text);
  const area = (level: 'kelurahan' | 'kecamatan', code: string | null) =>
    city.areas.find((one) => one.level === level && one.code === code)?.name ?? null;
  return {
    text,
    kind: plan.kind,
    kindSure: percent(triage.kindConfidence),
    tone: triage.tone,
    language: triage.language,
    spam: triage.spam,
    topics: triage.topics.map((one) => ({ name: names.topic(one.topic), sure: percent(one.confidence) })),
    urgency: plan.urgency,
    urgencyWhy: triage.urgencyWhy,
    place: {
      said: plan.placeText,
      kelurahan: area('kelurahan', plan.kelurahanCode),
      kecamatan: area('kecamatan', plan.kecamatanCode),
      road: plan.road,
      roadOwner: city.tables.roads.find((road) => road.name === plan.road)?.owner ?? null,
    },
    route: {
      to: route.to,
      name:
        route.to === 'agency' ? names.agency(route.agency) : route.to === 'outside' ? names.outside(route.owner) : null,
      why: route.why,
      sure: route.to === 'agency' ? percent(route.confidence) : null,
      others: triage.agencies.map((one) => ({ name: names.agency(one.agency), sure: percent(one.confidence) })),
      contact: body?.contact[language] ?? null,
      answer: body
        ? outsideAnswer({
            language: spoken,
            cityName: city.name,
            code: null,
            body: { name: body.name[spoken], contact: body.contact[spoken] },
          })
        : null,
    },
    clocks: clockKinds.flatMap((kind) => {
      const clock = clocks[kind];
      if (!clock) return [];
      const why = explainClock(clock, city.calendars(clock.agency), language);
      return [{ kind, dueAt: clock.dueAt, why }];
    }),
    policy: explainPolicy(policy, language),
    marks: [
      ...marksOf(triage, names),
      ...personal.map(({ kind, span }): Mark => ({ from: span[0], to: span[1], about: 'personal', says: kind })),
    ],
    personal: personal.map(({ kind, span }) => ({ kind, words: text.slice(span[0], span[1]) })),
    masked: personal.length > 0 ? maskPersonalData(text) : null,
    threshold: percent(city.routeThreshold),
    model: city.model === undefined ? null : city.modelVersion,
  };
}
