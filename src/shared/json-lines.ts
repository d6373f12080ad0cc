import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line longer than this many characters is refused unread: one broken line must not fill the memory. */
export const longestLine = 4_000_000;

/**
 * Lines of a stream without their ends; null for one longer than `longestLine`, going on behind the next line break: Node's own readline would buffer
 * a line that never ends without limit.
 */
export async function* readLines(input: Readable): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer);
    const pieces = text.split('\n');
    for (let i = 0; i < pieces.length; i += 1) {
      if (!skipping) rest += pieces[i] ?? '';
      const ended = i < pieces.length - 1;
      if (!skipping && rest.length > longestLine) {
        skipping = true;
        rest = '';
        yield null;
      }
      if (!ended) continue;
      if (!skipping) yield rest.replace(/\r$/, '').replace(/^\uFEFF/, '');
      skipping = false;
      rest = '';
    }
  }
  rest += decoder.end();
  if (!skipping && rest !== '') yield rest;
}
