import type { App } from '#src/app.ts';
import { readCode } from '../domain/citizen-code.ts';
import { MissLimit } from '../domain/citizen-miss-limit.ts';
import { buildCitizenView, type CitizenNames, type CitizenView } from '../domain/citizen-view.ts';
import { hideSecretLinks } from '../domain/desk-thread.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { findArrival, findCitizenFacts } from '../store/citizen-report.ts';
import { type CityState, cityState } from '../store/city.ts';
import { listWriterNames } from '../store/draft-material.ts';
import { isReportSecret } from '../store/report-links.ts';

/** Who looks: the address counts wrong guesses, the secret shows the reporter more. */
export interface LookUp {
  code: string;
  secret: string | undefined;
  address: string;
}

/**
 * - `received`: the entry is in the journal and not yet a report.
 * - `unknown`: no such code, whether it could be one or not.
 * - `too_many`: this address has guessed wrong too often.
 */
export type LookedUp =
  | { state: 'found'; city: CityState; holdsSecret: boolean; view: CitizenView }
  | { state: 'received'; city: CityState; holdsSecret: boolean; code: string; receivedAt: Date }
  | { state: 'unknown'; city: CityState }
  | { state: 'too_many'; city: CityState }
  | { state: 'not_set_up' };

const limits = new WeakMap<App, MissLimit>();

/** Finds a report for somebody with its code; wrong codes are counted against the address, true ones never. */
export async function lookUpReport(app: App, asked: LookUp): Promise<LookedUp> {
  const city = await cityState(app);
  if (!city) return { state: 'not_set_up' };
  const code = readCode(asked.code);
  const holdsSecret = code !== undefined && asked.secret !== undefined && isReportSecret(app, code, asked.secret);
  const limit = missLimit(app);
  const now = app.now();
  if (!holdsSecret && limit.isSpent(asked.address, now)) return { state: 'too_many', city };
  const found = code === undefined ? undefined : await find(app, city, code, holdsSecret, now);
  if (found) return found;
  limit.countMiss(asked.address, now);
  return { state: 'unknown', city };
}

/** Counts a wrong secret like a wrong code; false when the address has guessed too often. */
export function checkSecret(app: App, asked: { code: string; secret: string; address: string }): boolean {
  const limit = missLimit(app);
  const now = app.now();
  if (limit.isSpent(asked.address, now)) return false;
  if (isReportSecret(app, asked.code, asked.secret)) return true;
  limit.countMiss(asked.address, now);
  return false;
}

function missLimit(app: App): MissLimit {
  let limit = limits.get(app);
  if (!limit) {
    limit = new MissLimit();
    limits.set(app, limit);
  }
  return limit;
}

async function find(
  app: App,
  city: CityState,
  code: string,
  holdsSecret: boolean,
  now: Date,
): Promise<LookedUp | undefined> {
  const facts = await findCitizenFacts(app, code);
  if (facts) {
    const writers = holdsSecret ? [] : await listWriterNames(app.db, [facts.id]);
    const view = buildCitizenView(facts, { holdsSecret, now, reopenDays: city.reopenDays }, namesOf(city, writers));
    return view && { state: 'found', city, holdsSecret, view };
  }
  const arrival = await findArrival(app, code);
  return arrival && { state: 'received', city, holdsSecret, code, receivedAt: arrival.receivedAt };
}

function namesOf(city: CityState, writers: readonly string[]): CitizenNames {
  const mask = maskKnowing(writers, city.official);
  return {
    agency: (id) => city.agencyNames.get(id)?.name ?? null,
    topic: (id) => city.topicNames.get(id) ?? null,
    kelurahan: (code) => city.areas.find((area) => area.code === code)?.name ?? null,
    outside: (owner) => {
      return city.outsideBodies.get(owner) ?? { name: { id: owner, en: owner }, contact: null };
    },
    // Who quotes the receipt quotes the secret link with it.
    mask: (text) => mask(hideSecretLinks(text)),
  };
}
