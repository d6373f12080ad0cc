import { maskPersonalData } from '#src/language/index.ts';
import type { DeskItem } from './desk-thread.ts';

/**
 * Leaves telephone numbers, addresses of e-mail and the like out of a thread, for readers who do not work on the report:
 * residents write into the text what the identity keeps apart.
 */
export function maskThread(items: DeskItem[]): DeskItem[] {
  return items.map((item) => {
    switch (item.type) {
      case 'message':
        return {
          ...item,
          subject: maskOrNull(item.subject),
          text: maskPersonalData(item.text),
          editedFrom: maskOrNull(item.editedFrom),
          // Phones and scanners name a file after what is on it.
          attachments: item.attachments.map((one) => ({ ...one, name: maskOrNull(one.name) })),
        };
      case 'event':
        return { ...item, detail: Object.fromEntries(Object.entries(item.detail).map(maskEntry)) };
      default:
        return { ...item, text: maskPersonalData(item.text) };
    }
  });
}

/** Masks a text that may be absent. */
export function maskOrNull(text: string | null): string | null {
  return text === null ? null : maskPersonalData(text);
}

// Keys and instants of the ledger are no sentences: masking would take their digits for a telephone number.
const sentences = new Set(['reason', 'explanation', 'comment', 'text']);

function maskEntry([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === 'string' && sentences.has(name) ? maskPersonalData(value) : value];
}
