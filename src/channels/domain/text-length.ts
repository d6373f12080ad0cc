import { countMastodon } from './mastodon-length.ts';
import { countSms } from './sms-length.ts';
import { countWeighted } from './weighted-length.ts';

/** The networks' ways of counting a text; the composer and the commands count alike. */
export const lengthUnits = [
  'characters',
  'utf16',
  'bytes',
  'graphemes',
  'x_weighted',
  'mastodon',
  'sms',
  'threads',
] as const;
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
    case 'threads':
      return countThreads(text);
    default:
      return [...text].length;
  }
}

/** Threads counts letters, but an emoji by its bytes of UTF-8 (platform-apis, section 5). */
function countThreads(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment);
    count += emoji ? new TextEncoder().encode(segment).length : [...segment].length;
  }
  return count;
}
