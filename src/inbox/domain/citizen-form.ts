import { type NewReport, newReport, type Privacy, privacies } from '../schema.ts';

/** Fields of the form that can be wrong; `form` is the form as a whole (its key). */
export type FormField = 'text' | 'place' | 'kelurahanCode' | 'name' | 'email' | 'phone' | 'photos' | 'form';
export type FieldProblem = 'missing' | 'too_long' | 'wrong' | 'expired' | 'busy' | 'damaged';
export type FormProblems = Partial<Record<FormField, FieldProblem>>;

/** What stands in the fields, as typed. */
export interface TypedReport {
  text: string;
  place: string;
  kelurahanCode: string;
  latitude: string;
  longitude: string;
  privacy: Privacy;
  name: string;
  email: string;
  phone: string;
  /** Host of the site whose report button led here; empty when none did. */
  site: string;
}

export const emptyReport: TypedReport = {
  text: '',
  place: '',
  kelurahanCode: '',
  latitude: '',
  longitude: '',
  privacy: 'open',
  name: '',
  email: '',
  phone: '',
  site: '',
};

/** A form as it was sent. */
export interface Submission {
  typed: TypedReport;
  photos: File[];
  /** Tickets of photos that an earlier try of this form has brought. */
  tickets: string[];
  key: string;
  /** The field that no person sees. */
  trap: string;
}

/** Reads the whole form; a browser sends an empty file where none was chosen. */
export function readSubmission(form: FormData): Submission {
  const files = form.getAll('photos').filter((value) => value instanceof File);
  return {
    typed: readTyped(form),
    photos: files.filter((file) => file.size > 0),
    tickets: form.getAll('keptPhoto').filter((value) => typeof value === 'string'),
    key: readText(form, 'key'),
    trap: readText(form, 'isian_kosong'),
  };
}

function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Reads the fields as typed, so that they can be shown again; a file where text belongs counts as empty. */
export function readTyped(form: FormData): TypedReport {
  const typed = (name: string) => readText(form, name);
  const privacy = typed('privacy');
  return {
    text: typed('text'),
    place: typed('place'),
    kelurahanCode: typed('kelurahanCode'),
    latitude: typed('latitude'),
    longitude: typed('longitude'),
    privacy: privacies.find((known) => known === privacy) ?? 'open',
    name: typed('name'),
    email: typed('email'),
    phone: typed('phone'),
    site: readSite(typed('situs')),
  };
}

/** The host that a report button names, in lower case; empty for anything that is no host name. */
export function readSite(given: string): string {
  const host = given.trim().toLowerCase();
  return host.length <= 100 && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) ? host : '';
}

/**
 * Decides what the resident states, or what is wrong in which field. Of an anonymous reporter no contact is taken in at
 * all. Half a position or an impossible one is left out: nobody can mend it by hand.
 */
export function checkTyped(
  typed: TypedReport,
  isKelurahan: (code: string) => boolean,
): { ok: true; report: NewReport } | { ok: false; problems: FormProblems } {
  const stated = typed.privacy === 'anonymous' ? { ...typed, name: '', email: '', phone: '' } : { ...typed };
  if (!isPosition(stated.latitude, 90) || !isPosition(stated.longitude, 180)) {
    stated.latitude = '';
    stated.longitude = '';
  }
  const parsed = newReport.safeParse(stated);
  const problems: FormProblems = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldsThatCanBeWrong.find((name) => name === issue.path[0]);
    if (field) problems[field] ??= problemOf(issue.code, field);
  }
  if (stated.kelurahanCode !== '' && !isKelurahan(stated.kelurahanCode)) problems.kelurahanCode = 'wrong';
  if (!parsed.success || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, report: parsed.data };
}

const fieldsThatCanBeWrong = ['text', 'place', 'kelurahanCode', 'name', 'email', 'phone'] as const;

function problemOf(code: string, field: FormField): FieldProblem {
  if (code === 'too_big') return 'too_long';
  return field === 'text' ? 'missing' : 'wrong';
}

function isPosition(text: string, limit: number): boolean {
  return text.trim() !== '' && Math.abs(Number(text)) <= limit;
}

/** The kelurahan of a city by kecamatan, for the list; both by name. */
export function groupAreas(
  all: readonly {
    code: string;
    name: string;
    level: 'kecamatan' | 'kelurahan';
    parent: string | null;
    ended?: boolean;
  }[],
): { name: string; kelurahan: { code: string; name: string }[] }[] {
  const areas = all.filter((area) => !area.ended);
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'id');
  return areas
    .filter((area) => area.level === 'kecamatan')
    .sort(byName)
    .map((kecamatan) => ({
      name: kecamatan.name,
      kelurahan: areas
        .filter((area) => area.parent === kecamatan.code)
        .sort(byName)
        .map(({ code, name }) => ({ code, name })),
    }));
}
