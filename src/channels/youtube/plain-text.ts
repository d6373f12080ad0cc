const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** What YouTube writes into `textDisplay`: links, breaks and emphasis. */
const markup = /<\/?(?:a|b|i|s|br|u|em|strong|span)(?:\s[^<>]*)?\/?>/gi;

/** The words of a `textDisplay`: HTML unless plain text was asked for, which has neither its tags nor its entities. */
export function plainText(display: string): string {
  const broken = display.replace(/<br\s*\/?>/gi, '\n').replace(markup, '');
  return broken.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
