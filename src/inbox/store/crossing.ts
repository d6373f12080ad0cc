/** Whether the database ended a transaction because another stood in its way (deadlock, serialisation): it may be tried again. */
export function isCrossing(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '40P01' || code === '40001';
}
