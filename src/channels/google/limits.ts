type Settings = Record<string, string> | undefined;

/** A whole number above zero that the operator set, or the network's own figure. */
export function limitOf(settings: Settings, name: string, usual: number): number {
  const set = Number(settings?.[name]);
  return Number.isInteger(set) && set > 0 ? set : usual;
}

/** Seconds to stay away when Google names no time (Business Profile limits are counted by the minute). */
export const rateWaitSeconds = (settings: Settings) => limitOf(settings, 'rate_wait_seconds', 60);
