/** Faster than a person can read and fill in the form, in milliseconds. */
const humanMs = 2_000;

/** Says whether an entry looks like a machine's; it is kept and shown as suspect, never dropped (a fast person is a person). */
export function isSuspect(entry: { trap: string; formMadeAt: Date; now: Date }): boolean {
  return entry.trap !== '' || entry.now.getTime() - entry.formMadeAt.getTime() < humanMs;
}
