import { keepNotice, keepUnknown } from '../domain/kept-unknown.ts';
import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Author, ChannelAccount, Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readAuthor } from './read-post.ts';

/** What stands around messages and not in them. */
export interface ChatPlace {
  receivedAt: Date;
  convo: string | undefined;
  /** Who takes part, by DID, as far as it was told. */
  people: Map<string, Author>;
}

/** The people of a list of profiles or members. */
export function readPeople(...lists: unknown[]): Map<string, Author> {
  const people = new Map<string, Author>();
  for (const profile of lists.flatMap(list).map(record)) {
    const did = text(profile.did);
    if (did) people.set(did, readAuthor(profile, did));
  }
  return people;
}

/** Reads one line of the log of all our conversations. */
export function readLogLine(account: ChannelAccount, line: Loose, place: ChatPlace): Incoming[] {
  const type = (text(line.$type) ?? '').split('#').at(-1) ?? '';
  const within = { ...place, convo: text(line.convoId) ?? place.convo };
  switch (type) {
    case 'logCreateMessage':
      return [readMessage(account, record(line.message), within)];
    case 'logDeleteMessage': {
      const message = readMessage(account, record(line.message), within);
      return [message.kind === 'delete' ? message : { ...message, kind: 'delete', text: '', attachments: [] }];
    }
    case 'logAddReaction':
    case 'logRemoveReaction':
      return [keepNotice('reaction', line, place.receivedAt)];
    // Who began, read, muted or left a conversation says nothing about a matter.
    case 'logBeginConvo':
    case 'logAcceptConvo':
    case 'logLeaveConvo':
    case 'logMuteConvo':
    case 'logUnmuteConvo':
    case 'logReadMessage':
      return [];
    default:
      return [keepUnknown(type || 'log', line, place.receivedAt)];
  }
}

/** Reads one message of a conversation; one that was deleted keeps its id and sender only. */
export function readMessage(account: ChannelAccount, message: Loose, place: ChatPlace): Incoming {
  const id = text(message.id);
  const sender = text(record(message.sender).did);
  const at = readInstant(message.sentAt) ?? place.receivedAt;
  if (id === undefined || sender === undefined) return keepUnknown('message', message, at);
  const type = (text(message.$type) ?? '').split('#').at(-1);
  if (type === 'systemMessageView') return keepNotice(type, message, at);
  const ours = sender === account.externalId;
  const said = text(message.text) ?? '';
  const quoted = text(record(record(message.embed).record).uri);
  return {
    kind: type === 'deletedMessageView' ? 'delete' : ours ? 'echo' : said === '' && !quoted ? 'unsupported' : 'message',
    externalId: id,
    conversation: place.convo ?? `dm:${sender}`,
    replyTo: place.convo === undefined ? {} : { convo_id: place.convo },
    visibility: 'private',
    author: place.people.get(sender) ?? { externalId: sender },
    // A post that was shared in it is named, so that a mimin can open it.
    text: [said, quoted].filter(Boolean).join('\n'),
    attachments: [],
    at,
    ...(type !== 'deletedMessageView' && !ours && said === '' && !quoted ? { unsupported: 'message' } : {}),
  };
}
