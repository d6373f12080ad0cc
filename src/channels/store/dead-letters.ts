import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import { maskPersonalData } from '#src/language/index.ts';

/** A raw event that could not be processed; its body with personal data masked. */
export interface DeadLetter {
  id: number;
  channel: string;
  network: string;
  source: string;
  receivedAt: string;
  tries: number;
  error: string;
  body: string;
}

const pageSize = 20;
/** A body is shown by its beginning: enough to see what it is. */
const mostShown = 3_000;
/** Bytes read of a body. */
const mostRead = mostShown * 4;

/** A page of dead letters, newest first; `next` is the cursor of the following page. */
export async function listDeadLetters(
  db: Db,
  before: number | undefined,
): Promise<{ letters: DeadLetter[]; next: number | undefined }> {
  const { rows } = await sql<{ item: DeadLetter; body: Buffer }>`select row_to_json(x) as item, body from (
    select e.id, c.name as channel, c.network, e.source, e.received_at as "receivedAt", e.tries, coalesce(e.error, '') as error
      from raw_events e join channels c on c.id = e.channel_id
     where e.state = 'dead' and (${before ?? null}::bigint is null or e.id < ${before ?? null}) order by e.id desc limit ${pageSize + 1}) x
    join lateral (select substring(body from 1 for ${mostRead}::int) as body from raw_events where id = x.id limit 1) b on true
    order by x.id desc`.execute(db);
  const letters = rows
    .slice(0, pageSize)
    .map(({ item, body }) => ({ ...item, error: maskPersonalData(item.error), body: maskBody(body) }));
  return { letters, next: rows.length > pageSize ? letters.at(-1)?.id : undefined };
}

const personKeys =
  /("(?:name|first_name|last_name|full_name|username|handle|nama|email|phone|from)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const personHeaders = /^(from|to|cc|bcc|reply-to|return-path|delivered-to|sender):.*$/gim;

/** Letters of mail in base64: nobody can read them, nor see what personal data is in them. */
const packed = /^(?:[A-Za-z0-9+/]{60,78}={0,2}\r?\n)+|[A-Za-z0-9+/]{200,20000}={0,2}/gm;
/** A number that is cut in the middle could not be told from another. */
const ragged = 64;

/** A body as text, without names, addresses and numbers of people. */
export function maskBody(body: Uint8Array): string {
  const read = new TextDecoder('utf-8').decode(body).replaceAll('\0', '');
  const text = (body.length < mostRead ? read : read.slice(0, -ragged))
    // Mail and JSON write the same letters in other ways.
    .replace(/=\r?\n/g, '')
    .replaceAll('\\n', '\n')
    .replace(/(?:=|\\u00)(2[013-9a-f]|[346][0-9a-f]|5[0-9abd-f]|7[0-9a-e])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(packed, '•••\n');
  return maskPersonalData(text.replace(personKeys, '$1"•••"').replace(personHeaders, '$1: •••')).slice(0, mostShown);
}
