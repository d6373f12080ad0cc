import { convert, type FormatCallback } from 'html-to-text';

/** Smileys and emoji are pictures on many sites; their letter stands in `alt`. */
const letterOf: FormatCallback = (element, _walk, builder) => {
  builder.addInline(element.attribs.alt ?? '');
};

/** The words of a comment or a post: HTML as plain text. A link's address follows its words when they are not the same. */
export function readHtml(html: string): string {
  const said = convert(html, {
    wordwrap: false,
    // Boxes in boxes are walked by calls in calls, and no honest post is deeper.
    limits: { maxInputLength: 500_000, maxDepth: 50 },
    formatters: { letterOf },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'img.emoji', format: 'letterOf' },
      { selector: 'img.wp-smiley', format: 'letterOf' },
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
  return said.replaceAll('\u00a0', ' ').trim();
}

/** What somebody typed into the comment field: the site keeps its line breaks as they are and marks up the rest. */
export function readRaw(raw: string): string {
  return readHtml(raw.replace(/\r?\n/g, '<br>'));
}

/** Addresses of the pictures in a piece of HTML, smileys left out; some sites let residents add them. */
export function picturesIn(html: string): string[] {
  return [...html.slice(0, 500_000).matchAll(/<img\s[^>]*>/gi)].flatMap(([tag]) => {
    if (/\bclass\s*=\s*["'][^"']*\b(?:emoji|wp-smiley|avatar)\b/i.test(tag)) return [];
    const [, double, single] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
    const address = (double ?? single ?? '').replaceAll('&amp;', '&').replaceAll('&#038;', '&');
    return /^https?:\/\//i.test(address) && URL.canParse(address) ? [address] : [];
  });
}

/** A text as it is compared with what the site made of it: quotes curled, dashes joined, spaces moved. */
export function tidyWords(said: string): string {
  return said
    .normalize('NFC')
    .replace(/[\u2018\u2019\u2032]/g, "'")
    .replace(/[\u201c\u201d\u2033]/g, '"')
    .replace(/[\u2013\u2014]|-{2,3}/g, '-')
    .replaceAll('\u2026', '...')
    .replaceAll('\u00d7', 'x')
    .replace(/\s+/g, ' ')
    .trim();
}
