/** Tells whoever waits how far a bench is; on stderr, because the last line on stdout is the result. */
export function say(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

/** The number behind `--name`, or what is usual. */
export function numberOption(args: string[], name: string, usual: number): number {
  const at = args.indexOf(`--${name}`);
  const given = at < 0 ? Number.NaN : Number(args[at + 1]);
  return Number.isFinite(given) && given > 0 ? given : usual;
}
