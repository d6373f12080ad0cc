/** The version in use, as far as a shipped one asks. */
export interface LiveOrigin {
  origin: 'shipped' | 'retrained';
}

/**
 * Decides what becomes of the model that came with this release: a known one stays as people left it, a new one goes
 * live unless this city's own, learned from its corrections, is in use.
 */
export function decideShipped(known: boolean, live: LiveOrigin | undefined): 'keep' | 'live' | 'candidate' {
  if (known) return 'keep';
  return live?.origin === 'retrained' ? 'candidate' : 'live';
}
