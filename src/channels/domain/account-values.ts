/** How an account of the register is used, as somebody noted. */
export const accountStates = ['active', 'dormant', 'lost', 'ended'] as const;
export type AccountState = (typeof accountStates)[number];

/** Somebody who holds an account; not everybody has a log-in here. */
export interface AccountPerson {
  staffId: number | null;
  name: string;
}

/** What the register notes of an account; days as `YYYY-MM-DD`. */
export interface AccountValues {
  network: string;
  handle: string;
  url: string | null;
  name: string | null;
  agencyId: number | null;
  state: AccountState;
  note: string | null;
  lastPostOn: string | null;
  lastAnswerOn: string | null;
  owner: AccountPerson | null;
  admins: AccountPerson[];
}

/** Whom and what a list may name. */
export interface Directory {
  cityName: string;
  agencies: readonly { id: number; code: string; shortName: string; name: string }[];
  staff: readonly { id: number; name: string; email: string | null }[];
}

const stateWords: Record<AccountState, readonly string[]> = {
  active: ['active', 'aktif', 'berjalan', 'digunakan'],
  dormant: ['dormant', 'tidak aktif', 'tdk aktif', 'pasif', 'vakum', 'diam', 'inactive', 'jarang dipakai'],
  lost: [
    'lost',
    'hilang',
    'tidak bisa diakses',
    'tidak dapat diakses',
    'lupa sandi',
    'lupa kata sandi',
    'diretas',
    'hacked',
  ],
  ended: ['ended', 'berakhir', 'ditutup', 'tutup', 'nonaktif', 'non aktif', 'non-aktif', 'dihapus', 'closed'],
};

/** The state that a word in a list means; undefined for a word nobody knows. */
export function readAccountState(word: string): AccountState | undefined {
  const said = plain(word);
  return accountStates.find((state) => stateWords[state].includes(said));
}

const wholeCity = new Set(['-', 'kota', 'pemkot', 'pemerintah kota', 'seluruh kota', 'whole city', 'city', 'semua']);

/** The agency that a cell names by code, short name or name (null: the whole city); undefined when there is none of it. */
export function readAgency(text: string, { agencies, cityName }: Directory): number | null | undefined {
  const said = plain(text);
  const city = plain(cityName);
  const bare = city !== '' && said.endsWith(` ${city}`) ? said.slice(0, -city.length - 1) : said;
  if (wholeCity.has(said) || said === city || said === `pemerintah ${city}`) return null;
  const found = agencies.find((one) =>
    [one.code, one.shortName, one.name].some(
      (name) => [said, bare].includes(plain(name)) || plain(name) === `${bare} ${city}`,
    ),
  );
  return found?.id;
}

/** Who a cell names: somebody of the staff by e-mail or whole name, else the name as it is. Null for an empty cell. */
export function readPerson(text: string, { staff }: Directory): AccountPerson | null {
  const said = text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  if (said === '' || said === '-') return null;
  const email = /[^\s<>()]+@[^\s<>()]+/.exec(said)?.[0].toLowerCase();
  const byEmail = email ? staff.find((one) => one.email?.toLowerCase() === email) : undefined;
  if (byEmail) return { staffId: byEmail.id, name: byEmail.name };
  const named = staff.filter((one) => bareName(one.name) === bareName(said));
  // Of two people with one name nobody can tell which is meant.
  const [only] = named;
  return only && named.length === 1 ? { staffId: only.id, name: only.name } : { staffId: null, name: said };
}

/** The people a cell or a field names, each once; parted by `;`, `|`, a line, or a comma that no degree follows. */
export function readPeople(text: string, directory: Directory): AccountPerson[] {
  const found = new Map<string, AccountPerson>();
  for (const part of text.split(/[;|\r\n]+/).flatMap(splitNames)) {
    const person = readPerson(part, directory);
    if (person) found.set(plain(person.name), person);
  }
  return [...found.values()];
}

/** The same people, but whoever was noted before under this name stays who they were: those who left are in no list of staff. */
export function keepKnown(people: readonly AccountPerson[], known: readonly AccountPerson[]): AccountPerson[] {
  return people.map((person) => {
    const before = known.find((one) => bareName(one.name) === bareName(person.name));
    return person.staffId === null && before ? before : person;
  });
}

/** `Budi Santoso, S.Kom., M.Si` is one person; `Budi, Sari` are two. */
const degree = /^\s*(?:(?:[A-Za-z]{1,4}\.)+[A-Za-z]*\.?|[A-Z]{2,4})\s*$/;

function splitNames(text: string): string[] {
  const names: string[] = [];
  for (const part of text.split(',')) {
    const last = names.length - 1;
    if (last >= 0 && degree.test(part)) names[last] += `,${part}`;
    else names.push(part);
  }
  return names;
}

/** A name without what stands behind its first comma: degrees are written or left out. */
function bareName(name: string): string {
  return plain(name.split(',')[0] ?? '');
}

const months = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];

/** A day as spreadsheets and people write it (`2026-08-17`, `17/08/2026`, `17 Agustus 2026`), or `no_day`; never after `today`. */
export function readDay(text: string, today: string): string | 'no_day' | 'future' {
  const said = plain(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/.exec(said);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  const spoken = /^(\d{1,2}) ([a-z]{3,}) (\d{4})$/.exec(said);
  const month = spoken
    ? months.findIndex((name) => name.startsWith((spoken[2] ?? '').slice(0, 3).replace('agt', 'agu'))) + 1
    : 0;
  const [year, mon, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[3], local[2], local[1]]
      : month > 0
        ? [spoken?.[3], String(month), spoken?.[1]]
        : [];
  if (!year || !mon || !day) return 'no_day';
  const found = `${year}-${mon.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${found}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== found) return 'no_day';
  return found > today ? 'future' : found;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
