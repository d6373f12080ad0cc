import type { ReportRow } from '../schema.ts';
import type { DeskWords } from './desk-words.tsx';

export interface Page {
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
  return { rows: [...newest.rows, ...below], nextCursor: below.length > 0 ? current.nextCursor : newest.nextCursor };
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
