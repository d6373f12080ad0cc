import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { readGraph } from './call.ts';

/** Pages followed in one list; a `next` that never ends must not hold the worker. */
const maxPages = 40;

/** The pages of a list, by following `next` until it is absent; a page may be empty and still have one. */
export async function* pagesOf(
  account: ChannelAccount,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<Loose[]> {
  let next: string | undefined = path;
  for (let turn = 0; next !== undefined && turn < maxPages; turn++) {
    const answer: Loose = record(await readGraph(account, next, turn === 0 ? query : {}, signal));
    yield list(answer.data).map(record);
    next = text(record(answer.paging).next);
  }
}

/** Rows of a list as a body for the journal, with what the rows themselves do not say: which list, under which post. */
export function pageBody(polled: string, data: Loose[], more: Record<string, unknown> = {}): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ polled, ...more, data }));
}

/** Which list an answer of the API is a page of, as its own addresses of other pages tell: `/v26.0/NODE/EDGE?...`. */
export function edgeOf(answer: Loose): { node?: string; edge?: string } {
  const paging = record(answer.paging);
  const address = text(paging.next) ?? text(paging.previous);
  if (address === undefined || !URL.canParse(address)) return {};
  const [edge, node] = new URL(address).pathname.split('/').filter(Boolean).reverse();
  return { ...(node && node !== 'me' ? { node } : {}), ...(edge ? { edge } : {}) };
}
