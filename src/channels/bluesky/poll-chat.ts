import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { readAt } from './call.ts';
import { type PollCursor, writeCursor } from './cursor.ts';
import type { AtAnswer } from './send.ts';

/** Pages of the log followed in one poll. */
const maxPages = 200;
/** Conversations and messages read when nothing was read before: what is older is history. */
const firstConvos = 50;
const firstMessages = '50';
/** Profiles that one look-up takes (lexicon app.bsky.actor.getProfiles). */
const profilesAtOnce = 25;

type Part = AsyncGenerator<PolledPage>;

/** Reads what was said in conversations since the last time, from the log of all of them. */
export async function* pollChat(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  if (cursor.log === '') {
    yield* readFirst(account, cursor, signal);
    return;
  }
  for (let turn = 0; turn < maxPages; turn++) {
    const answer = await read(account, 'getLog', [['cursor', cursor.log]], signal);
    const logs = list(record(answer.body).logs).map(record);
    const next = text(record(answer.body).cursor);
    const profiles = logs.length > 0 ? await profilesOf(account, logs, signal) : '[]';
    const body = `{"polled":"chat_log","profiles":${profiles},"answer":${answer.raw}}`;
    const moved = next !== undefined && next !== '' && next !== cursor.log;
    if (moved) cursor.log = next;
    if (logs.length > 0 || moved) yield { bodies: logs.length > 0 ? [bytes(body)] : [], cursor: writeCursor(cursor) };
    // The log goes on until it brings nothing; then its cursor stands still.
    if (!moved || logs.length === 0) return;
  }
}

/** The first time: the newest messages of each conversation; the log then goes on behind the newest of them. */
async function* readFirst(account: ChannelAccount, cursor: PollCursor, signal: AbortSignal): Part {
  const answer = await read(account, 'listConvos', [['limit', String(firstConvos)]], signal);
  const convos = list(record(answer.body).convos).map(record);
  for (const convo of convos) {
    const id = text(convo.id) ?? '';
    const messages = await read(
      account,
      'getMessages',
      [
        ['convoId', id],
        ['limit', firstMessages],
      ],
      signal,
    );
    const about = JSON.stringify({ id, members: convo.members ?? [] });
    yield { bodies: [bytes(`{"polled":"chat_messages","convo":${about},"answer":${messages.raw}}`)], cursor: null };
  }
  // Revisions sort as text; with no conversation yet the log is read from its beginning.
  const revisions = convos.flatMap((one) => text(one.rev) ?? []);
  cursor.log = revisions.toSorted().at(-1) ?? beginning;
  yield { bodies: [], cursor: writeCursor(cursor) };
}
/** A revision before all others. */
const beginning = '2222222222222';

/** Who wrote, by name: the log itself tells only their DIDs. */
async function profilesOf(account: ChannelAccount, logs: Loose[], signal: AbortSignal): Promise<string> {
  const senders = logs.flatMap((one) => text(record(record(one.message).sender).did) ?? []);
  const dids = [...new Set(senders)].filter((did) => did !== account.externalId);
  const profiles: unknown[] = [];
  for (let place = 0; place < dids.length; place += profilesAtOnce) {
    const query = dids.slice(place, place + profilesAtOnce).map((did): [string, string] => ['actors', did]);
    const { body } = await readAt(account, { method: 'GET', nsid: 'app.bsky.actor.getProfiles', query }, signal);
    const found = list(record(body).profiles).map(record);
    profiles.push(...found.map(({ did, handle, displayName }) => ({ did, handle, displayName })));
  }
  return JSON.stringify(profiles);
}

function read(
  account: ChannelAccount,
  method: string,
  query: [string, string][],
  signal: AbortSignal,
): Promise<AtAnswer> {
  return readAt(account, { method: 'GET', nsid: `chat.bsky.convo.${method}`, query }, signal);
}

const bytes = (raw: string) => new TextEncoder().encode(raw);
