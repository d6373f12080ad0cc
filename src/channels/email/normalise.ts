import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { type ChannelAccount, type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';
import { type AutomaticKind, readBounce, recogniseAutomatic } from './automatic.ts';
import { readAttachments } from './read-attachments.ts';
import { addressOf, wholeSetting } from './settings.ts';
import { stripQuotes } from './strip-quotes.ts';
import { findOwnIds, threadToken, tokenOfAddresses, tokenOfOwnId } from './thread-token.ts';

const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
};
/** Bytes of one attachment that are kept; `settings.max_attachment_bytes` changes it. */
const defaultAttachmentBytes = 10_000_000;
/** Characters of text that are kept of one letter. */
const maxText = 50_000;
const day = 86_400_000;

/** Says what one letter means. A letter is one item: a message, our own echo, or something automatic. */
export async function normaliseEmail(account: ChannelAccount, event: RawEvent): Promise<Incoming[]> {
  const raw = Buffer.from(event.body.buffer, event.body.byteOffset, event.body.byteLength);
  if (raw.byteLength === 0) throw new UnreadableEvent('an empty letter');
  let letter: ParsedMail;
  try {
    letter = await simpleParser(raw, parserOptions);
  } catch (error) {
    throw new UnreadableEvent(`not a letter: ${error instanceof Error ? error.message : 'unknown fault'}`);
  }
  if (!letter.headerLines.some((line) => line.key !== '')) throw new UnreadableEvent('no header line in the letter');
  return [readLetter(account, letter, raw, event.receivedAt)];
}

function readLetter(account: ChannelAccount, letter: ParsedMail, raw: Buffer, receivedAt: Date): Incoming {
  const own = addressOf(account);
  const header = (name: string) => headerValues(letter, name);
  const from = addressesOf(letter.from)[0];
  const sender = from?.address ?? '';
  const messageId = idsIn(header('message-id'))[0];
  const externalId = messageId ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const subject = (letter.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
  const sentByUs = tokenOfOwnId(externalId) !== undefined && sender.split('@')[1] === own.split('@')[1];
  const ours = withoutPlus(sender) === own || sentByUs;
  const contentType = header('content-type')[0] ?? '';
  const automatic = recogniseAutomatic({ header, contentType, from: sender, subject });
  // A bounce quotes the letter it returns; its Message-ID says which answer did not arrive.
  const answers = unique([
    ...(automatic === 'bounce' ? findOwnIds(raw.toString('latin1')) : []),
    ...idsIn(header('in-reply-to')),
    ...idsIn(header('references')).reverse(),
  ]).filter((id) => id !== externalId);
  const recipients = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']
    .flatMap(header)
    .flatMap(findAddresses);
  const token = findToken(recipients, answers, externalId, header, own);
  const code = /\[#([A-Z0-9-]{4,20})\]/i.exec(subject)?.[1];
  const other = ours ? (recipients.find((address) => withoutPlus(address) !== own) ?? own) : sender;
  // After our own words too the next answer goes to the resident.
  const replyAddress = ours ? other : (addressesOf(letter.replyTo)[0]?.address ?? sender);
  const references = unique([...idsIn(header('references')), ...(messageId ? [messageId] : [])]).slice(-20);
  const whole = textOf(letter);
  const text = automatic || ours ? whole.trim() : stripQuotes(whole);
  return {
    // An absence note of our own mailbox is no answer; a receipt bears an id of ours.
    kind: kindOf(ours, sentByUs ? undefined : automatic),
    externalId,
    conversation: `${token}:${other || externalId}`,
    replyTo: {
      ...(replyAddress === '' ? {} : { to: replyAddress }),
      token,
      ...(messageId ? { message_id: messageId } : {}),
      ...(references.length > 0 ? { references: references.join(' ') } : {}),
      subject,
    },
    visibility: 'private',
    author: {
      externalId: sender || `message:${externalId}`,
      ...(from?.name ? { name: from.name } : {}),
      ...(sender === '' ? {} : { email: sender }),
    },
    ...(subject === '' ? {} : { subject }),
    text: text.slice(0, maxText),
    attachments: [
      ...readAttachments(letter.attachments, wholeSetting(account, 'max_attachment_bytes', defaultAttachmentBytes)),
      ...(header(truncatedHeader).length > 0
        ? [{ kind: 'unsupported' as const, name: 'surat terpotong karena terlalu besar' }]
        : []),
    ],
    at: believableTime(letter.date, receivedAt),
    ...(answers.length + (code ? 1 : 0) > 0
      ? { answers: [...answers, ...(code ? [`code:${code.toUpperCase()}`] : [])] }
      : {}),
    ...(automatic && !ours
      ? { unsupported: automatic === 'bounce' ? `bounce_${readBounce(raw.toString('latin1'))}` : automatic }
      : {}),
  };
}

/** Put before a letter of which only the beginning was fetched. */
export const truncatedHeader = 'x-mimin-truncated';

function kindOf(ours: boolean, automatic: AutomaticKind | undefined): Incoming['kind'] {
  if (automatic) return 'automatic';
  return ours ? 'echo' : 'message';
}

/** Our token in the address, then in one of our own ids, then the first letter of the thread. */
function findToken(
  recipients: string[],
  answers: string[],
  externalId: string,
  header: (name: string) => string[],
  own: string,
): string {
  const named = tokenOfAddresses(recipients, own);
  if (named) return named;
  for (const id of [externalId, ...answers]) {
    const token = tokenOfOwnId(id);
    if (token) return token;
  }
  return threadToken(idsIn(header('references'))[0] ?? idsIn(header('in-reply-to'))[0] ?? externalId);
}

function textOf(letter: ParsedMail): string {
  const plain = (letter.text ?? '').trim();
  if (plain !== '' || !letter.html) return plain;
  return convert(letter.html, {
    wordwrap: false,
    // Boxes in boxes are walked by calls in calls, and no honest letter is deeper.
    limits: { maxInputLength: 500_000, maxDepth: 200 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: true } },
      // Mail programs mark what they quote; without the mark the quote would read as the resident's words.
      { selector: 'blockquote', format: 'blockquote' },
      { selector: 'style', format: 'skip' },
    ],
  });
}

/** The sender's clock may be wrong: a time in the future or long gone is replaced by the time of receipt. */
function believableTime(claimed: Date | undefined, receivedAt: Date): Date {
  const time = claimed?.getTime() ?? Number.NaN;
  const believable = time > receivedAt.getTime() - 400 * day && time <= receivedAt.getTime();
  return believable ? new Date(time) : receivedAt;
}

function addressesOf(given: AddressObject | AddressObject[] | undefined): { address: string; name: string }[] {
  return [given ?? []]
    .flat()
    .flatMap((list) => list.value)
    .flatMap((one) => one.group ?? [one])
    .flatMap((one) => (one.address ? [{ address: one.address.toLowerCase(), name: one.name }] : []));
}

function withoutPlus(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function findAddresses(value: string): string[] {
  return (value.match(/[^\s<>,;:"()]+@[\w.-]+/g) ?? []).map((address) => address.toLowerCase());
}

/** Every id in the headers; programs write several, without brackets, or with words around them. */
function idsIn(values: string[]): string[] {
  return values.flatMap((value) => {
    const bracketed = [...value.matchAll(/<([^<>\s]{3,250})>/g)].map((found) => found[1] ?? '');
    if (bracketed.length > 0) return bracketed;
    return value.split(/[\s,]+/).filter((word) => /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/.test(word));
  });
}

function headerValues(letter: ParsedMail, name: string): string[] {
  return letter.headerLines
    .filter((line) => line.key === name)
    .map((line) =>
      line.line
        .slice(line.line.indexOf(':') + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    );
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
