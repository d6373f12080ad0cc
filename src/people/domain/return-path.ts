/** Decides where a person goes after logging in: a path of this desk, never another site, else the desk. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 500 || !/^\/(desk|akun)(\/|\?|$)/.test(wanted)) return '/desk';
  // A backslash or a control character is read as a slash, or skipped, by some browsers.
  return /[\\\p{Cc}]/u.test(wanted) ? '/desk' : wanted;
}
