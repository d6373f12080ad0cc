/**
 * Decides whether a failure is the database being away: refused or cut connections, a server that starts or stops, no
 * connection free in time. It passes by itself, so whoever asks is told to come back.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  // The log-in library swallows the cause of its failures; all it does that can fail is to ask the database.
  if (error.name === 'APIError' && statusCode === 500) return true;
  return (
    (typeof code === 'string' && /^(ECONN\w+|EPIPE|ENOENT|ETIMEDOUT|57P0[1-3]|08\w{3}|53\w{3})$/.test(code)) ||
    /connection terminated|timeout exceeded when trying to connect/i.test(error.message) ||
    isDatabaseAway(error.cause)
  );
}
