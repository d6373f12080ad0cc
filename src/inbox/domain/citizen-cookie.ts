/** Holds the secret of one report in the reporter's browser; readable by the server alone, sent to that report's pages alone. */
export const secretCookie = 'kunci';
/** Says for a quarter of an hour that the report was filed just now; `darurat` when its words spoke of danger. */
export const filedCookie = 'baru';

/** Reads one cookie out of a request's header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

/** Makes the header that sets a cookie for one report's pages; without seconds it lasts until the browser is closed. */
export function reportCookie(
  name: string,
  value: string,
  place: { code: string; secure: boolean; seconds?: number },
): string {
  const age = place.seconds === undefined ? '' : `; Max-Age=${place.seconds}`;
  return `${name}=${value}; Path=/lacak/${place.code}; HttpOnly; SameSite=Lax${age}${place.secure ? '; Secure' : ''}`;
}
