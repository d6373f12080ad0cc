/** Either what was decided, or the name of the refusal that the caller must handle. */
export type Result<T, R extends string> = ({ ok: true } & T) | Refusal<R>;

export interface Refusal<R extends string> {
  ok: false;
  reason: R;
}

/** Makes a refusal with its name. */
export function refuse<R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason };
}
