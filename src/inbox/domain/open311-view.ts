import type { Kind, Status, Urgency } from '../schema.ts';
import type { Open311Node } from './open311-xml.ts';

/** What is given out of one report; texts are masked already. */
export interface Open311Facts {
  code: string;
  kind: Kind;
  status: Status;
  closedAs: string | null;
  urgency: Urgency;
  service: { code: string; name: string } | undefined;
  agency: string | undefined;
  outside: string | undefined;
  text: string;
  place: string;
  kelurahan: { code: string; name: string } | undefined;
  latitude: number | null;
  longitude: number | null;
  openedAt: Date;
  changedAt: Date;
  dueAt: string | null;
  trackingUrl: string;
}

type Language = 'id' | 'en';

const notes: Record<Language, Record<Status | 'outside' | 'joined' | 'no_answer_needed', string>> = {
  id: {
    open: 'Perlu dikerjakan',
    waiting: 'Menunggu jawaban warga',
    resolved: 'Selesai menurut OPD',
    closed: 'Ditutup',
    outside: 'Ditutup: di luar kewenangan kota',
    joined: 'Ditutup: digabungkan dengan aduan tentang hal yang sama',
    no_answer_needed: 'Ditutup: tidak perlu dijawab',
  },
  en: {
    open: 'To be worked on',
    waiting: 'Waiting for the resident’s answer',
    resolved: 'Resolved, says the agency',
    closed: 'Closed',
    outside: 'Closed: outside the city’s power',
    joined: 'Closed: joined to a report about the same matter',
    no_answer_needed: 'Closed: needs no answer',
  },
};

/** GeoReport knows two states; ours stands behind it in words. */
export function open311Status(status: Status): 'open' | 'closed' {
  return status === 'open' || status === 'waiting' ? 'open' : 'closed';
}

/** Our own state in words, with its name in brackets for programs. */
export function open311Notes(status: Status, closedAs: string | null, outside: string | undefined, language: Language) {
  const why = status === 'closed' && closedAs !== null && closedAs in notes.id ? (closedAs as 'outside') : status;
  const words = notes[language][why];
  return `${words}${why === 'outside' && outside ? ` (${outside})` : ''} [${status}]`;
}

/** Writes an instant with the city's zone; Indonesia knows no summer time. */
export function writeZoned(at: Date, timeZone: string): string {
  const hours = timeZone === 'Asia/Jayapura' ? 9 : timeZone === 'Asia/Makassar' ? 8 : 7;
  return new Date(at.getTime() + hours * 3_600_000).toISOString().replace(/\.\d+Z$/, `+0${hours}:00`);
}

/** One request, field by field as GeoReport v2 lists them; what we do not have is empty, not absent. */
export function open311Request(
  facts: Open311Facts,
  city: { timeZone: string },
  language: Language,
  extensions: boolean,
): Open311Node {
  return {
    service_request_id: facts.code,
    status: open311Status(facts.status),
    status_notes: open311Notes(facts.status, facts.closedAs, facts.outside, language),
    service_name: facts.service?.name ?? '',
    service_code: facts.service?.code ?? '',
    description: facts.text,
    agency_responsible: facts.outside ?? facts.agency ?? '',
    service_notice: facts.trackingUrl,
    requested_datetime: writeZoned(facts.openedAt, city.timeZone),
    updated_datetime: writeZoned(facts.changedAt, city.timeZone),
    expected_datetime: facts.dueAt === null ? '' : writeZoned(new Date(facts.dueAt), city.timeZone),
    address: facts.place,
    address_id: '',
    zipcode: '',
    lat: facts.latitude ?? '',
    long: facts.longitude ?? '',
    // Residents' photos are for the desk and for the reporter.
    media_url: '',
    ...(extensions
      ? {
          extended_attributes: {
            status: facts.status,
            kind: facts.kind,
            urgency: facts.urgency,
            kelurahan_code: facts.kelurahan?.code ?? '',
            tracking_url: facts.trackingUrl,
          },
        }
      : {}),
  };
}
