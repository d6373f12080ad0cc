/** Headers that decide whether a person wrote a letter; names in lower case. */
export interface LetterHead {
  /** All values of a header, in the order they came. */
  header: (name: string) => string[];
  /** Type and parameters of the whole letter, as in `multipart/report; report-type=delivery-status`. */
  contentType: string;
  from: string;
  subject: string;
}

export type AutomaticKind = 'bounce' | 'receipt' | 'auto_reply' | 'list';

/** Names the kind of machine that wrote a letter, or undefined for a person (platform-apis, section 10; RFC 3834, RFC 3464). */
export function recogniseAutomatic(head: LetterHead): AutomaticKind | undefined {
  const type = head.contentType.toLowerCase();
  if (/report-type="?delivery-status/.test(type) || isBounceSender(head)) return 'bounce';
  if (/report-type="?disposition-notification/.test(type)) return 'receipt';
  if (head.header('list-id').length > 0) return 'list';
  if (isAutoReply(head)) return 'auto_reply';
  return undefined;
}

function isBounceSender(head: LetterHead): boolean {
  if (head.header('x-failed-recipients').length > 0) return true;
  if (head.header('return-path').some((path) => path.trim() === '<>')) return !isAutoReply(head);
  return /^(mailer-daemon|postmaster)@/i.test(head.from);
}

function isAutoReply(head: LetterHead): boolean {
  // A resident's program may say "auto-submitted: no"; anything else is a machine.
  const submitted = head.header('auto-submitted').some((value) => !/^\s*no\b/i.test(value));
  const precedence = head.header('precedence').some((value) => /^\s*(bulk|junk|list|auto_reply)\s*$/i.test(value));
  const suppress = head.header('x-auto-response-suppress').some((value) => /\b(all|autoreply|oof)\b/i.test(value));
  const marked = ['x-autoreply', 'x-autorespond'].some((name) =>
    head.header(name).some((value) => !/^\s*no\b/i.test(value)),
  );
  return submitted || precedence || suppress || marked;
}

/** Whether a bounce says that the letter finally failed; a mere delay is none. */
export function readBounce(raw: string): 'failed' | 'delayed' | 'unclear' {
  const actions = [...raw.matchAll(/^Action:\s*(failed|delayed|delivered|relayed|expanded)/gim)].map((found) =>
    (found[1] ?? '').toLowerCase(),
  );
  if (actions.includes('failed')) return 'failed';
  if (actions.length > 0) return 'delayed';
  return /^X-Failed-Recipients:/im.test(raw) ? 'failed' : 'unclear';
}
