import type { DeskItem } from './desk-thread.ts';

/**
 * Leaves telephone numbers, addresses of e-mail and the like out of a thread, for readers who do not work on the report:
 * residents write into the text what the identity keeps apart. `mask` knows the writers' names.
 */
export function maskThread(items: DeskItem[], mask: (text: string) => string): DeskItem[] {
  const maskOrNull = (text: string | null) => (text === null ? null : mask(text));
  return items.map((item) => {
    switch (item.type) {
      case 'message':
        return {
          ...item,
          subject: maskOrNull(item.subject),
          text: mask(item.text),
          editedFrom: maskOrNull(item.editedFrom),
          // Phones and scanners name a file after what is on it.
          attachments: item.attachments.map((one) => ({ ...one, name: maskOrNull(one.name) })),
        };
      case 'event':
        return {
          ...item,
          detail: Object.fromEntries(Object.entries(item.detail).map((entry) => maskEntry(entry, mask))),
        };
      default:
        return { ...item, text: mask(item.text) };
    }
  });
}

// Keys and instants of the ledger are no sentences: masking would take their digits for a telephone number.
const sentences = new Set(['reason', 'explanation', 'comment', 'text']);

function maskEntry([name, value]: [string, unknown], mask: (text: string) => string): [string, unknown] {
  return [name, typeof value === 'string' && sentences.has(name) ? mask(value) : value];
}
