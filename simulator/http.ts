import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request with its body read. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What is answered; `hang` keeps the line open without a word, `drop` cuts it. */
export type Reply =
  | {
      status: number;
      json?: unknown;
      text?: string;
      html?: string;
      bytes?: Buffer;
      mime?: string;
      headers?: Record<string, string>;
    }
  | 'hang'
  | 'drop';

const maxBody = 30_000_000;

/** Reads a request to its end. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBody) throw new Error('body too large');
    parts.push(part);
  }
  const url = new URL(request.url ?? '/', 'http://practice.invalid');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(parts),
  };
}

/** Writes an answer. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.socket?.destroy();
    return;
  }
  const [mime, body] = bodyOf(reply);
  response.writeHead(reply.status, { 'content-type': mime, ...reply.headers });
  response.end(body);
}

function bodyOf(reply: Exclude<Reply, string>): [string, string | Buffer] {
  if (reply.bytes) return [reply.mime ?? 'application/octet-stream', reply.bytes];
  if (reply.html !== undefined) return ['text/html; charset=utf-8', reply.html];
  if (reply.text !== undefined) return ['text/plain; charset=utf-8', reply.text];
  return ['application/json', JSON.stringify(reply.json ?? {})];
}

/** The fields of a JSON or form body, with those of the query beneath. */
export function fieldsOf(call: Call): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.fromEntries(call.query);
  const said = call.body.toString('utf8');
  if (said === '') return fields;
  if (!call.headers['content-type']?.includes('json'))
    return { ...fields, ...Object.fromEntries(new URLSearchParams(said)) };
  try {
    return { ...fields, ...(JSON.parse(said) as Record<string, unknown>) };
  } catch {
    return fields;
  }
}
