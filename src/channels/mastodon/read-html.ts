import { convert } from 'html-to-text';

/** What stands before our own words in a status: the names of those it is addressed to. */
const leadingNames = /^(?:@[\w.-]+(?:@[\w.-]+)?\s+)+/u;

/** The words of a status: its HTML as plain text. Addresses are whole, custom emoji keep their short name. */
export function readHtml(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    // Boxes in boxes are walked by calls in calls, and no honest status is deeper.
    limits: { maxInputLength: 500_000, maxDepth: 50 },
    selectors: [
      // A link's text is its address, in hidden pieces; a name's is the name.
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      // What stands there for programs that know no quotes.
      { selector: '.quote-inline', format: 'skip' },
    ],
  });
  return text.replaceAll('\u00a0', ' ').trim();
}

/** Our own words without the names we put before them; of what we sent only that was written by a person. */
export function withoutNames(words: string): string {
  return words.replace(leadingNames, '');
}

/** A name people gave themselves, without custom emoji. */
export function plainName(shown: string | undefined): string | undefined {
  const name = shown
    ?.replace(/:[a-z0-9_]{2,}:/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return name ? name : undefined;
}
