import { createHash } from 'node:crypto';

/** What is ours among the references that a gateway repeats: other programs may send through the same account. */
const mark = 'mimin-';

/** Our reference of an intent: its key where gateways take that as it is, else 32 digits made of it; the same each time. */
export function referenceOf(key: string): string {
  if (/^[\w:.-]{1,80}$/.test(key)) return mark + key;
  return mark + createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** The key of the answer that a report is about; undefined when the reference is not ours. */
export function keyOfReference(ref: string): string | undefined {
  return ref.startsWith(mark) ? ref.slice(mark.length) : undefined;
}
