import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { readGateway, wholeSetting } from './call.ts';
import type { SmsCall, SmsOut } from './dialect.ts';
import { numberOf } from './number.ts';
import { readWhen } from './read-body.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Pages followed in one list; a next page that never ends must not hold the worker. */
const maxPages = 40;
/** How far behind the last run is read again: what was sent just before it may have been listed later. */
const overlapMs = 30 * minute;

interface ListCursor {
  at: string;
  /** What was journalled within the overlap, with its state: `SID:status`. */
  seen: string[];
}

/**
 * Reads the messages to and from our number since the last run, newest first as the list gives them; what a webhook
 * missed is found here, what became of ours too, and what somebody sent in the gateway's own console.
 */
export async function* pollTwilio(
  account: ChannelAccount,
  base: SmsCall,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  const cursor = readCursor(stored);
  const startedAt = new Date();
  const lastRun = readWhen(cursor?.at);
  const since = lastRun
    ? new Date(lastRun.getTime() - overlapMs)
    : new Date(startedAt.getTime() - wholeSetting(account, 'first_run_days', 1) * day);
  const seen = new Set(cursor?.seen);
  const still = new Set<string>();
  const bodies: Uint8Array[] = [];
  for (const end of ['To', 'From']) {
    const filter = { [end]: numberOf(account), 'DateSent>': dayOf(since), PageSize: '100' };
    for await (const page of pagesOf(account, base, filter, signal)) {
      const recent = page.filter((one) => (timeOf(one) ?? startedAt) >= since);
      const fresh = recent.filter((one) => !seen.has(keyOf(one)));
      for (const one of recent) still.add(keyOf(one));
      if (fresh.length > 0) bodies.push(new TextEncoder().encode(JSON.stringify({ messages: fresh })));
      // Newest first: below a page that is older nothing new stands. An empty page may still have a next one.
      if (page.length > 0 && recent.length === 0) break;
    }
  }
  yield { bodies, cursor: JSON.stringify({ at: startedAt.toISOString(), seen: [...still] } satisfies ListCursor) };
}

/** The id of what we sent to this person with this text since then, if the list has it. */
export async function findTwilio(
  account: ChannelAccount,
  base: SmsCall,
  out: SmsOut & { since: Date },
  signal: AbortSignal,
): Promise<string | undefined> {
  const filter = { To: out.to, 'DateSent>': dayOf(new Date(out.since.getTime() - minute)), PageSize: '100' };
  for await (const page of pagesOf(account, base, filter, signal)) {
    const found = page.find(
      (one) =>
        text(one.direction)?.startsWith('outbound') &&
        text(one.body) === out.text &&
        // The list knows whole seconds only.
        (timeOf(one)?.getTime() ?? 0) >= out.since.getTime() - 1_000,
    );
    if (found) return text(found.sid);
  }
  return undefined;
}

async function* pagesOf(
  account: ChannelAccount,
  base: SmsCall,
  filter: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<Loose[]> {
  let url = new URL(base.url);
  for (const [name, value] of Object.entries(filter)) url.searchParams.set(name, value);
  for (let page = 0; page < maxPages; page++) {
    const answer = record((await readGateway(account, { url, init: base.init }, signal)).body);
    yield list(answer.messages).map(record);
    const next = text(answer.next_page_uri);
    if (!next) return;
    // It names a path; our token goes to no other host.
    url = new URL(base.url.origin + prefixOf(base.url) + next);
  }
}

/** What stands before the official path (of a practice city); `next_page_uri` does not repeat it. */
function prefixOf(url: URL): string {
  return url.pathname.slice(0, url.pathname.indexOf('/2010-04-01'));
}

function timeOf(one: Loose): Date | undefined {
  return readWhen(one.date_sent) ?? readWhen(one.date_created);
}

function keyOf(one: Loose): string {
  return `${text(one.sid)}:${text(one.status)}`;
}

function dayOf(at: Date): string {
  // The filter counts whole days of UTC and leaves its own day out.
  return new Date(at.getTime() - day).toISOString().slice(0, 10);
}

function readCursor(stored: string | null): ListCursor | undefined {
  try {
    const loose = record(JSON.parse(stored ?? '{}'));
    const at = text(loose.at);
    return at === undefined ? undefined : { at, seen: list(loose.seen).map(String) };
  } catch {
    return undefined;
  }
}
