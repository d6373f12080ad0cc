/** Marks what is ours in `biz_opaque_callback_data`: other programs may send through the same number. */
const mark = 'mimin:';

/** Our own key as WhatsApp repeats it in each status, the nearest thing to an idempotency key (platform-apis, section 4.2). */
export function markKey(key: string): string {
  return mark + key;
}

/** The key of the answer that a status is about; undefined when it is not one of ours. */
export function readKey(data: string | undefined): string | undefined {
  return data?.startsWith(mark) ? data.slice(mark.length) : undefined;
}
