import { createTransport } from 'nodemailer';
import type { FailureReason } from '../domain/failure-words.ts';
import type { ChannelAccount, FailureClass, Outgoing, ReplyAbilities, ReplyOutcome } from '../domain/network.ts';
import { addressOf, loginOf, serverOf, tlsOf, wholeSetting } from './settings.ts';
import { readSmtpFailure } from './smtp-errors.ts';
import { ownMessageId, plusAddress, threadToken } from './thread-token.ts';

/** Characters of one answer by mail; no network limit, only what a letter should not exceed. */
const maxLength = 20_000;

/** A letter can be answered at any time, privately. */
export function decideAbilities(): ReplyAbilities {
  return { public: { allowed: false, reason: 'not_offered' }, private: { allowed: true, maxLength } };
}

/** Sends one answer as a letter, once; its Message-ID is made from the key before anything leaves. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const to = outgoing.replyTo.to;
  if (outgoing.visibility !== 'private' || !to) return failed('permanent', 'not_offered');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (outgoing.text.length > maxLength) return failed('permanent', 'too_long');
  if (!account.secrets.password && !account.secrets.access_token) return failed('reauth', 'secret_missing');
  const session = openSession(account);
  if (!session) return failed('permanent', 'settings_missing');
  const letter = writeLetter(account, outgoing, to);
  // Leaving in the middle makes the sending reject; whether it was too late is known by how far it had come.
  const leave = () => session.transport.close();
  signal.addEventListener('abort', leave, { once: true });
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(session.milliseconds)]);
    await Promise.race([session.transport.sendMail(letter), rejectWhen(limit)]);
    return { state: 'sent', externalId: letter.messageId.slice(1, -1) };
  } catch (error) {
    return readSmtpFailure(error, session.textStarted());
  } finally {
    signal.removeEventListener('abort', leave);
    session.transport.close();
  }
}

/** A header of ours that repeats the Message-ID: some servers give a letter another one. */
export const markHeader = 'X-Mimin-Answer';

/** The Message-ID under which this answer leaves, without brackets: the same intent has the same. */
export function messageIdOf(account: ChannelAccount, { key, replyTo }: Pick<Outgoing, 'key' | 'replyTo'>): string {
  return ownMessageId(tokenOf(replyTo, key), key, addressOf(account));
}

function tokenOf({ token, message_id: parent }: Record<string, string>, key: string): string {
  return token ?? threadToken(parent ?? key);
}

function writeLetter(account: ChannelAccount, outgoing: Outgoing, to: string) {
  const address = addressOf(account);
  const { message_id: parent, references, subject } = outgoing.replyTo;
  const messageId = messageIdOf(account, outgoing);
  const about = outgoing.subject || subject || 'Laporan Anda';
  return {
    from: { name: account.settings.name ?? '', address },
    to,
    subject: /^\s*(re|bls|balas)\s*:/i.test(about) ? about : `Re: ${about}`,
    text: outgoing.text,
    messageId: `<${messageId}>`,
    ...(outgoing.now ? { date: outgoing.now } : {}),
    ...(parent ? { inReplyTo: `<${parent}>` } : {}),
    ...(references ? { references: references.split(' ').map((id) => `<${id}>`) } : {}),
    ...(account.settings.plus_address === 'on'
      ? { replyTo: plusAddress(address, tokenOf(outgoing.replyTo, outgoing.key)) }
      : {}),
    // Says to other machines that no machine should answer; a person's letter bears neither.
    headers: {
      [markHeader]: messageId,
      ...(outgoing.automatic
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
        : { 'Auto-Submitted': 'no' }),
    },
    // The text is ours and never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A connection for one letter that remembers whether the server asked for the text (354). */
export function openSession(account: ChannelAccount) {
  const server = serverOf(account, 'smtp');
  if (!server) return undefined;
  let started = false;
  const login = loginOf(account);
  const milliseconds = wholeSetting(account, 'timeout_seconds', 20) * 1_000;
  const note = (entry: unknown, line: unknown) => {
    const tnx = (entry as { tnx?: string } | undefined)?.tnx;
    if (tnx === 'message' || (tnx === 'server' && /^3\d\d/.test(String(line)) && !/^334/.test(String(line)))) {
      started = true;
    }
  };
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    auth: login.accessToken
      ? { type: 'OAuth2', user: login.user, accessToken: login.accessToken }
      : { user: login.user, pass: login.pass ?? '' },
    tls: tlsOf(account),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    transactionLog: true,
    logger: { level: () => undefined, trace: note, debug: note, info: note, warn: note, error: note, fatal: note },
  });
  return { transport, milliseconds: milliseconds * 3, textStarted: () => started };
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function failed(failure: FailureClass, reason: FailureReason): ReplyOutcome {
  return { state: 'failed', failure, reason };
}
