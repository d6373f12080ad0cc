import type { DeskCounts, ReportRow } from '../schema.ts';
import type { DeskWords } from './desk-words.tsx';

export interface Page {
  /** Absent where nobody asked for them: further pages, a search. */
  counts?: DeskCounts;
  rows: (ReportRow & { suspect: boolean })[];
  nextCursor: string | null;
}

/**
 * Puts the newest page above what was loaded before. A row that left the list (answered, handed on) goes; rows below the
 * newest page stay as they were. `byId`: a search is in the order of ids, the list in that of the newest message.
 */
export function mergePage(newest: Page, current: Page, byId: boolean): Page {
  const last = newest.rows.at(-1);
  if (!newest.nextCursor || !last) return newest;
  const have = new Set(newest.rows.map((row) => row.id));
  const below = current.rows.filter((row) => {
    if (have.has(row.id)) return false;
    if (byId) return row.id < last.id;
    return row.lastMessageAt < last.lastMessageAt || (row.lastMessageAt === last.lastMessageAt && row.id < last.id);
  });
  return {
    ...newest,
    rows: [...newest.rows, ...below],
    nextCursor: below.length > 0 ? current.nextCursor : newest.nextCursor,
  };
}

/** The count beside a tab; undefined where none is told. What is open or waits is to be done; all is what the states add up to. */
export function countOf(tab: keyof DeskWords['tabs'], counts: DeskCounts | undefined): number | undefined {
  if (!counts || tab === 'handed_on') return undefined;
  const { open, waiting, resolved, closed } = counts;
  if (tab === 'active') return open + waiting;
  return tab === 'all' ? open + waiting + resolved + closed : counts[tab];
}

/** What an empty list says, and what to do next. */
export function emptyWords(
  words: DeskWords,
  q: string,
  filtered: boolean,
  status: string,
): { title: string; next: string } {
  const { list } = words;
  if (q) return { title: list.emptySearch(q), next: list.emptySearchNext };
  if (filtered) return { title: list.emptyFiltered, next: list.emptyFilteredNext };
  if (status === 'suspect') return { title: list.emptySuspect, next: list.emptySuspectNext };
  if (status === 'active') return { title: list.emptyActive, next: list.emptyActiveNext };
  return { title: list.emptyOther, next: list.emptyOtherNext };
}

/** Moves to the next or previous report: the focus where the list is seen, the page itself where it is not. */
export function moveInList(step: 1 | -1, open: (path: string) => void): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-report]')];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const current = at >= 0 ? at : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + step))];
  if (!next) return;
  if (next.offsetParent === null) open(next.pathname + next.search);
  else next.focus();
}
