import type { z } from '@hono/zod-openapi';
import { problem } from './api-schema.ts';

/** Every route but the description itself needs a token. */
export const security = [{ token: [] }];

/** An answer of the API as JSON. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const words = {
  400: 'The request cannot be read: a parameter, a header, the JSON or its text is wrong.',
  401: 'The token is missing or not valid.',
  403: 'The token lacks the scope.',
  404: 'Nothing here that this token may see.',
  409: 'The same key with another body, the same request still running, or the state of the report does not allow it.',
  413: 'The body is larger than 256 KB.',
  415: 'The body is not application/json in UTF-8.',
  422: 'The body is JSON, but not what is expected; `errors` says where.',
  429: 'Too many requests of this token; see Retry-After.',
  503: 'Nothing was stored; repeat after Retry-After with the same key.',
} as const;

/** The problems a route may answer, for its description. */
export function failures(...statuses: (keyof typeof words)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: words[status], content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
}
