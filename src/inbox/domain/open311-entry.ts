import { z } from 'zod';
import type { Privacy } from '../schema.ts';
import { kelurahanAttribute, privacyAttribute } from './open311-services.ts';

/** What `POST requests` states, in our own words. */
export interface Open311Entry {
  topic: string;
  text: string;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  kelurahanCode: string | null;
  privacy: Privacy;
  name: string | null;
  email: string | null;
  phone: string | null;
  mediaUrl: string | null;
}

/** What of the form is wrong, with the field's own name. */
export interface EntryProblem {
  field: string;
  reason: 'missing' | 'unknown' | 'wrong' | 'too_long';
}

export interface EntryRules {
  /** The name of a topic, or undefined for a code that is none. */
  topicName(code: string): string | undefined;
  isKelurahan(code: string): boolean;
}

/** Characters of a description (GeoReport v2) and of an address. */
const mostText = 4_000;
const mostPlace = 300;
const email = z.email().max(254);
const phone = /^[+0-9 ()-]{6,24}$/;

/** Reads the form of `POST requests`; names every field that is wrong. An attribute nobody asked for stays in the text. */
export function readOpen311Entry(
  form: URLSearchParams,
  rules: EntryRules,
): { ok: true; entry: Open311Entry } | { ok: false; problems: EntryProblem[] } {
  const problems: EntryProblem[] = [];
  const wrong = (field: string, reason: EntryProblem['reason'] = 'wrong') => void problems.push({ field, reason });
  const given = (name: string) => clean(form.get(name) ?? '');
  const topic = given('service_code');
  const topicName = rules.topicName(topic);
  if (topic === '') wrong('service_code', 'missing');
  else if (topicName === undefined) wrong('service_code', 'unknown');

  const latitude = degrees(given('lat'), 90);
  const longitude = degrees(given('long'), 180);
  if (latitude === undefined) wrong('lat');
  if (longitude === undefined) wrong('long');
  if ((latitude === null) !== (longitude === null)) wrong(latitude === null ? 'lat' : 'long', 'missing');
  const place = given('address_string');
  if (place.length > mostPlace) wrong('address_string', 'too_long');
  const kelurahan = given(`attribute[${kelurahanAttribute}]`);
  if (kelurahan !== '' && !rules.isKelurahan(kelurahan)) wrong(`attribute[${kelurahanAttribute}]`, 'unknown');
  if (latitude === null && longitude === null && place === '' && kelurahan === '') wrong('address_string', 'missing');

  const privacy = given(`attribute[${privacyAttribute}]`) || 'open';
  if (privacy !== 'open' && privacy !== 'anonymous' && privacy !== 'secret') {
    wrong(`attribute[${privacyAttribute}]`, 'unknown');
  }
  const description = given('description');
  if ([...description].length > mostText) wrong('description', 'too_long');
  if (given('email') !== '' && !email.safeParse(given('email')).success) wrong('email');
  if (given('phone') !== '' && !phone.test(given('phone'))) wrong('phone');
  const name = `${given('first_name')} ${given('last_name')}`.replaceAll(/\s+/g, ' ').trim();
  if (name.length > 120) wrong('first_name', 'too_long');
  const media = given('media_url');
  if (media !== '' && !(URL.canParse(media) && /^https?:$/.test(new URL(media).protocol) && media.length <= 2_000)) {
    wrong('media_url');
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    entry: {
      topic,
      // Who only chose a service has said that much.
      text: [description || (topicName ?? ''), ...otherAnswers(form)].join('\n'),
      place: place || null,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
      kelurahanCode: kelurahan || null,
      privacy: privacy as Privacy,
      name: name || null,
      email: given('email') || null,
      phone: given('phone') || null,
      mediaUrl: media || null,
    },
  };
}

function otherAnswers(form: URLSearchParams): string[] {
  const lines: string[] = [];
  for (const [name, value] of form) {
    const [, code] = /^attribute\[([^\]]{1,80})\](?:\[\])?$/.exec(name) ?? [];
    if (code === undefined || code === kelurahanAttribute || code === privacyAttribute) continue;
    if (clean(value) !== '' && lines.length < 50) lines.push(`${clean(code)}: ${clean(value).slice(0, 500)}`);
  }
  return lines;
}

/** Null for none, undefined for what is no number of degrees. */
function degrees(text: string, most: number): number | null | undefined {
  if (text === '') return null;
  const found = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(found) <= most ? found : undefined;
}

function clean(text: string): string {
  return text.normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
}
