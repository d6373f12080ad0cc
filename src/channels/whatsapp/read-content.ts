import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment, Incoming } from '../domain/network.ts';

/** What one message says, whatever its type. */
export interface Content {
  kind: 'message' | 'unsupported' | 'automatic';
  text: string;
  attachments: Attachment[];
  unsupported?: string;
}

/** Reads the content of a message; a type that nobody here knows is kept as such. */
export function readContent(message: Loose): Content {
  const type = text(message.type) ?? guessType(message);
  const inner = record(message[type]);
  switch (type) {
    case 'text':
      return said(text(inner.body) ?? '');
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { ...said(text(inner.caption) ?? ''), attachments: [readMedia(type, inner)] };
    case 'location':
      return readLocation(inner);
    case 'contacts':
      return said(list(message.contacts).map(record).map(readCard).filter(Boolean).join('\n'));
    case 'interactive':
      return said(readInteractive(inner));
    case 'button':
      return said(text(inner.text) ?? text(inner.payload) ?? '');
    case 'order':
      return readOrder(inner);
    case 'reaction':
      return { kind: 'automatic', text: text(inner.emoji) ?? '', attachments: [], unsupported: 'reaction' };
    case 'system':
      return { kind: 'automatic', text: text(inner.body) ?? '', attachments: [], unsupported: 'system' };
    case 'request_welcome':
      return { kind: 'automatic', text: '', attachments: [], unsupported: 'request_welcome' };
    case 'unsupported':
    case 'unknown':
      return { ...unknown('message'), text: readErrors(message) };
    default:
      return unknown(type);
  }
}

function guessType(message: Loose): string {
  return (
    ['text', 'image', 'video', 'audio', 'document', 'location', 'interactive', 'button'].find(
      (one) => one in message,
    ) ?? 'message'
  );
}

function said(words: string): Content {
  return { kind: 'message', text: words, attachments: [] };
}

function unknown(type: string): Content {
  return { kind: 'unsupported', text: '', attachments: [], unsupported: type };
}

const kinds = { image: 'image', sticker: 'image', video: 'video', audio: 'audio', document: 'file' } as const;

/** What residents send is kept about seven days (platform-apis, section 4.1). */
const mediaSeconds = 7 * 86_400;

/** Media stands behind an id; the address beside it, where there is one, lives five minutes and wants our token. */
function readMedia(type: keyof typeof kinds, inner: Loose): Attachment {
  const id = idText(inner.id);
  const mime = text(inner.mime_type);
  const name = text(inner.filename);
  return {
    kind: kinds[type],
    ...(mime === undefined ? {} : { mime }),
    ...(name === undefined ? {} : { name }),
    ...(id === undefined ? {} : { ref: id, keptSeconds: mediaSeconds }),
  };
}

function readLocation(inner: Loose): Content {
  const latitude = number(inner.latitude);
  const longitude = number(inner.longitude);
  const words = [text(inner.name), text(inner.address)].filter(Boolean).join(', ');
  if (latitude === undefined || longitude === undefined) return { ...said(words) };
  return { ...said(words), attachments: [{ kind: 'location', latitude, longitude }] };
}

/** A contact card: its name and numbers as a person would write them down. */
function readCard(card: Loose): string {
  const name = record(card.name);
  const called = text(name.formatted_name) ?? text(name.first_name) ?? '';
  const numbers = list(card.phones).map((one) => text(record(one).phone) ?? idText(record(one).wa_id) ?? '');
  return [called, ...numbers].filter(Boolean).join(' ');
}

function readInteractive(inner: Loose): string {
  const chosen = record(inner.button_reply ?? inner.list_reply);
  const title = [text(chosen.title), text(chosen.description)].filter(Boolean).join(': ');
  if (title !== '') return title;
  const form = record(inner.nfm_reply);
  return readForm(text(form.response_json)) || (text(form.body) ?? text(form.name) ?? '');
}

/** What a resident filled into a WhatsApp form (Flow), a line for each field; the form's own token is no field. */
function readForm(json: string | undefined): string {
  try {
    return Object.entries(record(JSON.parse(json ?? '{}')))
      .filter(([field, value]) => field !== 'flow_token' && value !== '' && value !== null)
      .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n');
  } catch {
    return json ?? '';
  }
}

function readOrder(inner: Loose): Content {
  const items = list(inner.product_items).map(record);
  const lines = items.map((one) => `${number(one.quantity) ?? 1} × ${idText(one.product_retailer_id) ?? '?'}`);
  return said([text(inner.text), ...lines].filter(Boolean).join('\n'));
}

function readErrors(message: Loose): string {
  const error = record(list(message.errors)[0]);
  return text(record(error.error_data).details) ?? text(error.title) ?? '';
}

/** Ids of earlier items that a message answers or reacts to. */
export function readAnswers(message: Loose): Pick<Incoming, 'answers'> {
  const answered = idText(record(message.context).id) ?? idText(record(message.reaction).message_id);
  return answered === undefined ? {} : { answers: [answered] };
}
