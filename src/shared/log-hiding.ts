// Names of fields whose value never belongs in a log: what opens a door, and what tells who a resident is or what they wrote.
const secretKeys =
  /^(pass(word|wd)?|.*secrets?|.*tokens?|.*(api|data|private|signing)_?key|key|keys|authorization|cookies?|set-cookie|signature|otp|totp|code_verifier)$/i;
const personalKeys =
  /^(e_?mail|phone|phone_?number|handle|user_?name|nik|address|contact|ip|text|body|subject|message_?text|answer_?text|note|reporter|from|to|recipient|latitude|longitude)$/i;

const mask = '[hidden]';
const deepest = 6;
/** Letters of one sentence: enough for any of ours, and looking through it stays quick whatever it is. */
const longest = 6_000;

/** Copies log fields without the values that must not be written; depth beyond six levels is cut. */
export function hidden(fields: object): Record<string, unknown> {
  const copy = hide(fields, 0);
  return typeof copy === 'object' && copy !== null ? (copy as Record<string, unknown>) : {};
}

/** Masks passwords in addresses, e-mail addresses, Indonesian telephone numbers and numbers as long as a NIK that stand inside a sentence. */
export function hideText(text: string): string {
  return text
    .slice(0, longest)
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, `$1${mask}@`)
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.-]+\w/g, mask)
    .replace(/(?<![\w-])(?:\+?62[ -]?|0)8\d[\d -]{6,12}\d/g, mask)
    .replace(/(?<![\w.-])\d(?:[ .-]?\d){15}(?![\w-])/g, mask);
}

function hide(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  if (value instanceof Error || isDatabaseError(value)) return hideError(value, depth);
  if (depth >= deepest) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKeys.test(key) || personalKeys.test(key) ? mask : hide(item, depth + 1),
    ]),
  );
}

/** Libraries copy PostgreSQL's errors into objects of their own; the detail comes along. */
function isDatabaseError(value: object): value is Error {
  return 'severity' in value && 'routine' in value && 'message' in value && typeof value.message === 'string';
}

// PostgreSQL puts the offending row's values into `detail`, so of an error only what is known to be harmless is kept.
function hideError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: hideText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    stack: hideText(error.stack ?? ''),
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: hide(error.cause, depth + 1) }),
  };
}
