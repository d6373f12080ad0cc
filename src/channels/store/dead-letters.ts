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

/** A page of dead letters, newest first; `next` is the cursor of the following page. */
export async function listDeadLetters(
  db: Db,
  before: number | undefined,
): Promise<{ letters: DeadLetter[]; next: number | undefined }> {
  const { rows } = await sql<{ item: DeadLetter; body: Buffer }>`select row_to_json(x) as item, body from (
    select e.id, c.name as channel, c.network, e.source, e.received_at as "receivedAt", e.tries, coalesce(e.error, '') as error
      from raw_events e join channels c on c.id = e.channel_id
     where e.state = 'dead' and (${before ?? null}::bigint is null or e.id < ${before ?? null}) order by e.id desc limit ${pageSize + 1}) x
    join lateral (select substring(body from 1 for ${mostShown * 4}) as body from raw_events where id = x.id limit 1) b on true
    order by x.id desc`.execute(db);
  const letters = rows
    .slice(0, pageSize)
    .map(({ item, body }) => ({ ...item, error: maskPersonalData(item.error), body: maskBody(body) }));
  return { letters, next: rows.length > pageSize ? letters.at(-1)?.id : undefined };
}

const personKeys =
  /("(?:name|first_name|last_name|full_name|username|handle|nama|email|phone|from)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const personHeaders = /^(from|to|cc|bcc|reply-to|return-path|delivered-to|sender):.*$/gim;

/** A body as text, without names, addresses and numbers of people. */
export function maskBody(body: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(body).replaceAll('\0', '');
  return maskPersonalData(text.replace(personKeys, '$1"•••"').replace(personHeaders, '$1: •••')).slice(0, mostShown);
}
