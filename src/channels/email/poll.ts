import type { ImapFlow } from 'imapflow';
import { type Loose, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, PolledPage } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { withMailbox } from './imap.ts';
import { truncatedHeader } from './normalise.ts';
import { findSentFolder, isFromUs, openFolder } from './sent-folder.ts';
import { idleSeconds, inboxOf, wholeSetting } from './settings.ts';

/** Letters, and bytes of letters, handed on at once. */
const pageLetters = 20;
const pageBytes = 8_000_000;
/** Bytes fetched of one letter; `settings.max_bytes` changes it. */
const defaultMaxBytes = 26_000_000;
/** Days looked back on the first run; older letters were answered (or not) before the mailbox was connected. */
const firstRunDays = 7;
const day = 86_400_000;

/** How far one folder was read. */
interface FolderCursor {
  uidValidity: string;
  uid: number;
  /** When the mailbox was last read to its end (ISO); says how far to go back when the server renumbers it. */
  at: string;
}

/** How far the mailbox was read, and the folder of what was sent beside it. */
interface MailCursor extends FolderCursor {
  sent?: FolderCursor | undefined;
}

/**
 * Reads letters newer than the cursor (UIDVALIDITY and UID). When the server gives the mailbox a new UIDVALIDITY its
 * numbers mean nothing any more: what came since two days before the last good run is read again, and the unique keys
 * (Message-ID) drop what is known.
 */
export function pollEmail(
  account: ChannelAccount,
  stored: string | null,
  signal: AbortSignal,
): AsyncGenerator<PolledPage> {
  return withMailbox(account, signal, (client) => readAndWait(account, client, readCursor(stored)));
}

/** Reads what is there, then stays in the mailbox for a while (IDLE), so that a letter is seen within seconds. */
async function* readAndWait(
  account: ChannelAccount,
  client: ImapFlow,
  stored: MailCursor | undefined,
): AsyncGenerator<PolledPage> {
  const waitUntil = Date.now() + idleSeconds(account) * 1_000;
  let sent = stored?.sent;
  const write = (reached: FolderCursor) => JSON.stringify({ ...reached, sent } satisfies MailCursor);
  let cursor = yield* readNew(account, client, { from: stored, write });
  // After the letters themselves, so that what we answered finds what it answers.
  sent = yield* readSent(account, client, { ...cursor, sent });
  cursor = yield* readNew(account, client, { from: cursor, write });
  while (Date.now() < waitUntil && (await hearOfLetter(client, waitUntil - Date.now()))) {
    cursor = yield* readNew(account, client, { from: cursor, write });
  }
}

/** Reads what people of the city answered in their own mail program; the mailbox is open again afterwards. */
async function* readSent(
  account: ChannelAccount,
  client: ImapFlow,
  mailbox: MailCursor,
): AsyncGenerator<PolledPage, FolderCursor | undefined> {
  const folder = await findSentFolder(account, client);
  if (folder === undefined || folder === inboxOf(account) || !(await openFolder(client, folder))) return mailbox.sent;
  const write = (sent: FolderCursor) => JSON.stringify({ ...mailbox, sent } satisfies MailCursor);
  const accepts = (letter: Uint8Array) => isFromUs(account, letter);
  const reached = yield* readNew(account, client, { from: mailbox.sent, write, accepts });
  await client.mailboxOpen(inboxOf(account), { readOnly: true });
  return reached;
}

/** Whether the server tells of a letter within the time; false also when the connection ends. */
async function hearOfLetter(client: ImapFlow, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const heard = new Promise<boolean>((resolve) => {
    client.once('exists', () => resolve(true));
    client.once('close', () => resolve(false));
    timer = setTimeout(() => resolve(false), ms);
  });
  // It ends by itself as soon as the next command is given.
  client.idle().catch(() => undefined);
  try {
    return await heard;
  } finally {
    clearTimeout(timer);
    client.removeAllListeners('exists');
  }
}

interface Reading {
  from: FolderCursor | undefined;
  write: (reached: FolderCursor) => string;
  /** Which letters of the folder are taken; absent: all. */
  accepts?: (letter: Uint8Array) => boolean;
}

async function* readNew(
  account: ChannelAccount,
  client: ImapFlow,
  { from: cursor, write, accepts }: Reading,
): AsyncGenerator<PolledPage, FolderCursor> {
  const mailbox = client.mailbox;
  if (!mailbox) throw new NetworkFailure('permanent', 'settings_missing');
  const uidValidity = String(mailbox.uidValidity);
  const startedAt = new Date().toISOString();
  const known = cursor?.uidValidity === uidValidity ? cursor : undefined;
  const wanted = known ? { uid: `${known.uid + 1}:*` } : { since: lookBack(account, cursor) };
  const last = known?.uid ?? 0;
  // "n:*" names the last letter even when its number is below n.
  const uids = ((await client.search(wanted, { uid: true })) || []).filter((uid) => uid > last).sort((a, b) => a - b);
  const maxBytes = wholeSetting(account, 'max_bytes', defaultMaxBytes);
  let bodies: Uint8Array[] = [];
  let size = 0;
  for (const uid of uids) {
    const body = await readLetter(client, uid, maxBytes);
    if (body && (accepts?.(body) ?? true)) bodies.push(body);
    size += body?.byteLength ?? 0;
    if (bodies.length >= pageLetters || size >= pageBytes) {
      yield { bodies, cursor: write({ uidValidity, uid, at: cursor?.at ?? startedAt }) };
      bodies = [];
      size = 0;
    }
  }
  const uid = Math.max(last, uids.at(-1) ?? 0, known ? 0 : mailbox.uidNext - 1);
  const reached: FolderCursor = { uidValidity, uid, at: startedAt };
  yield { bodies, cursor: write(reached) };
  return reached;
}

async function readLetter(client: ImapFlow, uid: number, maxBytes: number): Promise<Uint8Array | undefined> {
  const query = { uid: true, size: true, source: { maxLength: maxBytes } };
  const letter = await client.fetchOne(String(uid), query, { uid: true });
  // Taken out of the mailbox by somebody between the search and now.
  const source = letter === false ? undefined : letter.source;
  if (letter === false || source === undefined) return undefined;
  if ((letter.size ?? 0) <= source.byteLength) return source;
  return Buffer.concat([Buffer.from(`${truncatedHeader}: ${letter.size}\r\n`), source]);
}

function lookBack(account: ChannelAccount, cursor: FolderCursor | undefined): Date {
  const lastRun = Date.parse(cursor?.at ?? '');
  if (!Number.isNaN(lastRun)) return new Date(lastRun - 2 * day);
  return new Date(Date.now() - wholeSetting(account, 'first_run_days', firstRunDays) * day);
}

function readCursor(stored: string | null): MailCursor | undefined {
  try {
    const loose = record(JSON.parse(stored ?? '{}'));
    const own = readFolderCursor(loose);
    return own && { ...own, sent: readFolderCursor(record(loose.sent)) };
  } catch {
    return undefined;
  }
}

function readFolderCursor(loose: Loose): FolderCursor | undefined {
  const uidValidity = text(loose.uidValidity);
  const uid = number(loose.uid);
  if (uidValidity === undefined || uid === undefined) return undefined;
  return { uidValidity, uid, at: text(loose.at) ?? '' };
}
