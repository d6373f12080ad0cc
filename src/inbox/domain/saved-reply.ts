/** The fields that may stand in a saved reply, in braces. */
export const replyFields = ['kode', 'topik', 'opd', 'nama_mimin'] as const;
export type ReplyField = (typeof replyFields)[number];

/** Puts a report's own facts into a saved reply; a field that is not known yet stays, so that the writer sees it. */
export function fillReply(text: string, fields: Record<ReplyField, string>): string {
  return text.replaceAll(/\{([a-z_]+)\}/g, (whole, name: string) =>
    (replyFields as readonly string[]).includes(name) ? fields[name as ReplyField] || whole : whole,
  );
}

/** Names in braces that are no field: most likely typed wrong. */
export function unknownFields(text: string): string[] {
  return [...text.matchAll(/\{([^{}\n]{1,40})\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !(replyFields as readonly string[]).includes(name));
}
