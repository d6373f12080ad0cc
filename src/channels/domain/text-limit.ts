import { countText, type LengthUnit } from './text-length.ts';

/** How much one network lets be said, and what stands before it. */
export interface TextLimit {
  maxLength: number;
  /** How `maxLength` is counted; absent: UTF-16 units. */
  unit?: LengthUnit | undefined;
  /** Bytes of UTF-8, where the network counts those too. */
  maxBytes?: number | undefined;
  /** Put before the text by the network or its folder (`@name `); counts too. */
  prefix?: string | undefined;
}

/** What may still be written before every one of these limits is full, in the unit of the tightest; below zero when it is too much. */
export function lettersLeft(limits: readonly TextLimit[], text: string): number {
  const left = limits.flatMap(({ maxLength, unit, maxBytes, prefix }) => {
    const said = (prefix ?? '') + text;
    const letters = maxLength - countText(said, unit ?? 'utf16');
    return maxBytes === undefined ? [letters] : [letters, maxBytes - countText(said, 'bytes')];
  });
  return Math.min(...left);
}
