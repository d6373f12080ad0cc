import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { KeptKind } from '../domain/retention.ts';

/** Removes what has served its time and is no record: answered API keys after a day, photos of abandoned forms after two, presence of people long gone, read notices, undecided suggestions and digests of drafts after 90 days, drafts that nobody came back to for 60, hours of an account's rhythm after 60. */
export async function purgeExpired(app: App): Promise<void> {
  await sql`delete from idempotency_keys where at < now() - interval '24 hours'`.execute(app.db);
  // Photos of forms that were never sent off. While an entry waits or is a dead letter, its photos may be named there only.
  await sql`delete from media m
    where m.created_at < now() - interval '2 days'
      and not exists (select from proofs where media_id = m.id)
      and not exists (select from raw_events where state <> 'done' and source in ('form', 'counter', 'api'))
      and not exists (select from messages where attachments <> '[]' and attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || m.id)))
      and not exists (select from messages where attachments <> '[]' and attachments @> jsonb_build_array(jsonb_build_object('mediaId', m.id)))`.execute(
    app.db,
  );
  // Suggestions that nobody decided while the reports were open are of no use any more; decided ones are examples and stay.
  await sql`delete from same_matter_pairs where decided_as is null and at < now() - interval '90 days'`.execute(app.db);
  await sql`delete from presence where seen_at < now() - interval '1 hour'`.execute(app.db);
  // That an answer began as a draft stands at the answer.
  await sql`delete from draft_requests where asked_at < now() - interval '90 days'`.execute(app.db);
  // What was never sent is no record of anything.
  await sql`delete from answer_drafts where saved_at < now() - interval '60 days' and ${usual('drafts')}`.execute(
    app.db,
  );
  await sql`delete from channel_hours where hour < now() - interval '60 days'`.execute(app.db);
  await sql`delete from notices where read_at < now() - interval '90 days' and ${usual('notices')}`.execute(app.db);
}

/** Where the city has set a span of its own, only that one holds. */
const usual = (kind: KeptKind) => sql`not exists (select from retention_rules where kind = ${kind})`;
