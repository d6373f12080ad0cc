import { findPersonalData } from '#src/language/index.ts';
import { LINK } from './mask-for-endpoint.ts';

/** A saved reply with what decides whether it helps here. */
export interface ReplyMaterial {
  title: string;
  text: string;
  agencyId: number | null;
  topicId: number | null;
}

/** The few saved replies nearest to the matter: of its topic first, then those that share words with what was said, then the agency's own. */
export function chooseReplies(
  replies: readonly ReplyMaterial[],
  about: { topicId: number | null; agencyId: number | null; said: string },
  most: number,
): ReplyMaterial[] {
  const said = wordsOf(about.said);
  const worth = (reply: ReplyMaterial): number => {
    if (reply.topicId !== null && reply.topicId !== about.topicId) return -1;
    const shared = [...wordsOf(`${reply.title} ${reply.text}`)].filter((word) => said.has(word)).length;
    const own = reply.agencyId !== null && reply.agencyId === about.agencyId ? 1 : 0;
    return (reply.topicId === null ? 0 : 100) + Math.min(shared, 20) * 2 + own;
  };
  return replies
    .map((reply, i) => ({ reply, i, worth: worth(reply) }))
    .filter((one) => one.worth >= 0)
    .sort((a, b) => b.worth - a.worth || a.i - b.i)
    .slice(0, most)
    .map((one) => one.reply);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

/**
 * Takes telephone numbers, addresses and links out of the city's own texts and puts a field in braces in their place. They
 * come back into the draft from here, so no machine can misremember or invent one, and none of them leaves the house.
 */
export class ContactFields {
  readonly fills: Record<string, string> = {};
  readonly #names = new Map<string, string>();

  /** The text with each contact replaced by its field. */
  hide(text: string): string {
    const spans = [
      ...findPersonalData(text).map((found) => found.span),
      ...[...text.matchAll(LINK)].map((match): [number, number] => [match.index, match.index + match[0].length]),
    ].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let out = '';
    let at = 0;
    for (const [from, to] of spans) {
      if (from < at) continue;
      // The full stop behind an address belongs to the sentence.
      const contact = text.slice(from, to).replace(/[.,;:!?)]+$/, '');
      out += `${text.slice(at, from)}{${this.#field(contact)}}`;
      at = from + contact.length;
    }
    return out + text.slice(at);
  }

  #field(contact: string): string {
    const known = this.#names.get(contact);
    if (known !== undefined) return known;
    const name = `kontak${this.#names.size + 1}`;
    this.#names.set(contact, name);
    this.fills[name] = contact;
    return name;
  }
}
