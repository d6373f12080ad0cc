import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type DeskFilter, emptyPage, pageSize, rowSelect, scopeCondition } from './desk-list.ts';
import { bucketOf, bucketSize, codeWord, scopeWords } from './search-index.ts';
import { keepReadable, worksOnReports } from './search-readable.ts';

/** The newest so many reports are read straight: a word that stands in every tenth of them fills a page there. */
const windowSize = 500;
/** Walking back is worth it while a page would be full within so many buckets; a rarer word is found over all at once. */
const mostBuckets = 8;
/** More hits than this over all buckets means that the word was frequent long ago: back to walking. */
const rareLimit = 2_000;
const wanted = pageSize + 1;

/**
 * The newest reports with all the words, as JSON text of a rows and a cursor; the cursor is the id of the last one. Words are
 * looked for in texts, codes (halves too) and places; the last one may be unfinished. The cost does not grow with the
 * number of reports (performance.md, 3): no statement here asks for "the newest 50 of all that match".
 */
export async function searchReports(app: App, actor: StaffActor, filter: DeskFilter): Promise<string> {
  const terms = readTerms(filter.q ?? '');
  if (terms.length === 0) return emptyPage;
  const { rows } = await app.pool.query<{ found: string[]; newest: number }>({
    name: 'search-words',
    text: `select array(select coalesce(to_tsquery('indonesian', t)::text, '') from unnest($1::text[]) with ordinality as g (t, place) order by place) as found,
      coalesce((select max(report_id) from report_search), 0) as newest`,
    values: [terms.map((term) => `'${term.text}'`)],
  });
  const { found = [], newest = 0 } = rows[0] ?? {};
  const scope = filterWords(actor, filter);
  // What leaders may not read must not tell by its absence either: `-word` is asked of the text they read, below.
  const asked = worksOnReports(actor) ? terms : terms.map((term) => (term.without ? undefined : term));
  const cursor = /^\d{1,15}$/.test(filter.cursor ?? '') ? Number(filter.cursor) : newest + 1;
  const before = Math.min(cursor, newest + 1);
  let used = found;
  const find = async (words: string[]) => {
    used = words;
    const query = buildQuery(asked, words, scope);
    return query === undefined ? [] : findNewest(app, query, before);
  };
  let ids = await find(found);
  const last = found.at(-1) ?? '';
  // Nobody writes the word as typed so far: it may still be growing.
  if (ids.length === 0 && terms.at(-1)?.unfinished && /^'[^' ]+'$/.test(last)) {
    ids = await find([...found.slice(0, -1), await complete(app, last)]);
  }
  const readable = buildQuery(terms, used, []);
  return showReports(app, actor, ids, readable);
}

/** Lexemes beside a completed one at most. */
const mostCompletions = 20;

/**
 * The words that one may grow into, as the newest reports use them. Asking the index for "all that begin so" reads every
 * hit of every such word, so it is left to beginnings that no recent report knows: those are rare.
 */
async function complete(app: App, lexeme: string): Promise<string> {
  const { rows } = await app.pool.query<{ lexeme: string }>({
    name: 'search-complete',
    // Only texts that have such a word are taken apart: one of the newest 500 has some fifty words.
    text: `select distinct l.lexeme from (select tsv from report_search order by report_id desc limit ${windowSize}) w,
      lateral unnest(w.tsv) l where w.tsv @@ $2::tsquery and starts_with(l.lexeme, $1) limit ${mostCompletions}`,
    values: [lexeme.slice(1, -1), `${lexeme}:*`],
  });
  if (rows.length === 0) return `${lexeme}:*`;
  return rows.map((row) => `'${row.lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ');
}

interface Term {
  text: string;
  without: boolean;
  unfinished: boolean;
}

/** Reads what somebody typed: words apart, `-word` for what must be absent; quotes and signs carry no meaning of their own. */
function readTerms(typed: string): Term[] {
  const parts = typed
    .normalize('NFC')
    .toLowerCase()
    // A code typed with its dash is one word.
    .replace(/\b([0-9a-z]{5})[-–]([0-9a-z]{5})\b/g, '$1$2')
    .replace(/[^\p{L}\p{N}\p{M}\s.@_-]+/gu, ' ')
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, 12);
  return parts.map((part, i) => {
    const text = part.replace(/^[-.@_]+|[-.@_]+$/g, '').slice(0, 60);
    return {
      text,
      without: part.startsWith('-'),
      unfinished: i === parts.length - 1 && !/\s$/.test(typed) && text.length >= 3,
    };
  });
}

/** Puts the words, as PostgreSQL stems them, and the reader's scope together; undefined when nothing but absences is asked. */
function buildQuery(terms: (Term | undefined)[], found: string[], scope: string[]): string | undefined {
  const parts = terms.flatMap((term, i) => {
    if (!term) return [];
    // Parts of one typed word ("jl.raya") must all be there; positions are not kept.
    const word = (found[i] ?? '').replaceAll(/<(-|\d+)>/g, '&');
    const code = codeWord(term.text);
    const either = [word && `(${word})`, code && `'${code}':*`].filter(Boolean).join(' | ');
    return either ? [`${term.without ? '!' : ''}(${either})`] : [];
  });
  const positive = terms.some((term) => term && !term.without);
  return positive && parts.length > 0 ? [...parts, ...scope].join(' & ') : undefined;
}

function filterWords(actor: StaffActor, filter: DeskFilter): string[] {
  const words = scopeWords(actor);
  const bound = actor.role === 'mimin' || actor.role === 'head';
  if (bound && filter.handedOn) words.push(`!'@a${actor.agencyId}'`);
  if (!bound && filter.agencyId !== undefined) words.push(`'@a${filter.agencyId === 'none' ? 0 : filter.agencyId}'`);
  if (filter.topicId !== undefined) words.push(`'@t${filter.topicId}'`);
  if (filter.kelurahanCode && /^[\d.]+$/.test(filter.kelurahanCode)) words.push(`'@k${filter.kelurahanCode}'`);
  return words;
}

/** Ids of the newest hits below `before`, newest first, at most one more than a page. */
async function findNewest(app: App, query: string, before: number): Promise<number[]> {
  const ids = await ask(
    app,
    'search-window',
    // `offset 0` keeps the word out of the inner select: the planner would gather every hit of the city's history by the index of words.
    `select report_id from (select report_id, tsv from report_search where report_id < $2 and report_id >= $3 order by report_id desc offset 0) w
      where tsv @@ $1::tsquery limit ${wanted}`,
    [query, before, before - windowSize],
  );
  if (ids.length >= wanted) return ids;
  let below = before - windowSize;
  let bucket = bucketOf(below - 1);
  let walked = 0;
  for (; below > 0 && ids.length < wanted; bucket--) {
    const hits = await ask(
      app,
      'search-bucket',
      `with hit as materialized (select report_id from report_search where bucket = $2 and tsv @@ $1::tsquery)
        select report_id from hit where report_id < $3 order by report_id desc limit ${wanted}`,
      [query, bucket, below],
    );
    ids.push(...hits);
    below = bucket * bucketSize;
    walked++;
    if (walked < 2 || ids.length >= wanted || (ids.length * mostBuckets) / walked >= wanted) continue;
    const rare = await findRare(app, query, below);
    if (rare) return [...ids, ...rare].slice(0, wanted);
    // Frequent once, not lately: every further bucket costs a fraction of a millisecond until the word appears.
    walked = Number.NEGATIVE_INFINITY;
  }
  return ids.slice(0, wanted);
}

/** All hits below an id when there are few; undefined when there are many, of which the database gives the oldest first. */
async function findRare(app: App, query: string, below: number): Promise<number[] | undefined> {
  if (below <= 0) return [];
  const ids = await ask(
    app,
    'search-rare',
    `with hit as materialized (select report_id from report_search where tsv @@ $1::tsquery)
      select report_id from hit where report_id < $2 limit ${rareLimit}`,
    [query, below],
  );
  return ids.length < rareLimit ? ids.sort((a, b) => b - a) : undefined;
}

async function ask(app: App, name: string, text: string, values: (string | number)[]): Promise<number[]> {
  const { rows } = await app.pool.query<{ report_id: number }>({ name, text, values });
  return rows.map((row) => row.report_id);
}

/** Shows found reports; the row itself decides once more who may see it, as the index runs a moment behind. */
async function showReports(app: App, actor: StaffActor, ids: number[], readable: string | undefined): Promise<string> {
  if (ids.length === 0 || readable === undefined) return emptyPage;
  const page = ids.slice(0, pageSize);
  const next = ids.length > pageSize ? `"${page.at(-1)}"` : 'null';
  const shown = await keepReadable(app, actor, page, readable);
  const { rows } = await app.pool.query<{ rows: string }>({
    name: `search-show ${actor.role} ${actor.language}`,
    text: `select coalesce(json_agg(p)::text, '[]') as rows from (${rowSelect(
      `(select * from reports r where r.id = any($1::bigint[]) and r.hidden_at is null and ($2::int is null or true)
        and ${scopeCondition(actor, '$2::int')})`,
      actor.language,
    )} order by h.id desc) p`,
    values: [shown, actor.agencyId],
  });
  return `{"rows":${rows[0]?.rows ?? '[]'},"nextCursor":${next}}`;
}
