import { countMastodon } from './mastodon-length.ts';
import { countSms } from './sms-length.ts';
import { countWeighted } from './weighted-length.ts';

/** The networks' ways of counting a text; the composer and the commands count alike. */
export const lengthUnits = ['characters', 'utf16', 'bytes', 'graphemes', 'x_weighted', 'mastodon', 'sms'] as const;
export type LengthUnit = (typeof lengthUnits)[number];

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** The length of a text as this network counts it. Of text messages: places of GSM-7, see `countSms`. */
export function countText(text: string, unit: LengthUnit): number {
  switch (unit) {
    case 'utf16':
      return text.length;
    case 'bytes':
      return new TextEncoder().encode(text).length;
    case 'graphemes':
      return [...graphemes.segment(text)].length;
    case 'x_weighted':
      return countWeighted(text);
    case 'mastodon':
      return countMastodon(text);
    case 'sms':
      return countSms(text);
    default:
      return [...text].length;
  }
}
