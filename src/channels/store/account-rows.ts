import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { KnownAccount } from '../domain/account-import.ts';
import type { AccountPerson, AccountValues, Directory } from '../domain/account-values.ts';

/** Whom and what a list or a form may name: working and former agencies, staff who are here. */
export async function readDirectory(db: Db): Promise<Directory> {
  const [agencies, staff, city] = await Promise.all([
    db
      .selectFrom('agencies')
      .select(['id', 'code', 'short_name as shortName', 'name'])
      // Of two agencies with one name the working one is meant.
      .orderBy((eb) => eb.fn.coalesce('ends_on', sql<string>`'9999-12-31'`), 'desc')
      .orderBy('id')
      .execute(),
    sql<{ id: number; name: string; email: string | null }>`select s.id, s.name, u.email from staff s
        left join "user" u on u.id = s.user_id where s.ended_at is null order by s.name, s.id`.execute(db),
    db.selectFrom('city').select('name').executeTakeFirst(),
  ]);
  return { cityName: city?.name ?? '', agencies, staff: staff.rows };
}

const day = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone coalesce((select time_zone from city), 'Asia/Jakarta'), 'YYYY-MM-DD')`;

/** The whole register as an import or an edit compares with it. */
export async function listKnownAccounts(db: Db, id?: number): Promise<(KnownAccount & { channelId: number | null })[]> {
  const { rows } = await sql<{ item: KnownAccount & { channelId: number | null } }>`select row_to_json(x) as item from (
    select a.id, a.version, a.network, a.handle, a.url, a.name, a.agency_id as "agencyId", a.state, a.note,
      ${day('a.last_post_at')} as "lastPostOn", ${day('a.last_answer_at')} as "lastAnswerOn",
      ${day('c.posted_at')} as "seenPostOn",
      ${day(`greatest(c.answered_there_at, (select max(o.ended_at) from outbox o
        where o.channel_id = a.channel_id and o.state = 'sent' and not o.automatic))`)} as "seenAnswerOn",
      a.channel_id as "channelId",
      (select json_build_object('staffId', p.staff_id, 'name', p.name) from official_account_people p
        where p.account_id = a.id and p.part = 'owner') as owner,
      (select coalesce(json_agg(json_build_object('staffId', p.staff_id, 'name', p.name) order by p.name), '[]')
         from official_account_people p where p.account_id = a.id and p.part = 'admin') as admins
      from official_accounts a left join channels c on c.id = a.channel_id
     where (${id ?? null}::int is null or a.id = ${id ?? null}) order by a.id) x`.execute(db);
  return rows.map((row) => row.item);
}

/** Lets changes to the register follow each other: an import compares with all of it. */
export async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(1835625838, 31)`.execute(tx);
}

/** The city's day, as `YYYY-MM-DD`. */
export async function cityDay(db: Db, now: Date): Promise<string> {
  const { rows } = await sql<{ day: string }>`select to_char(${now}::timestamptz
    at time zone coalesce((select time_zone from city), 'Asia/Jakarta'), 'YYYY-MM-DD') as day`.execute(db);
  return rows[0]?.day ?? now.toISOString().slice(0, 10);
}

const instant = (on: string | null) =>
  on === null
    ? null
    : sql<Date>`${on}::date::timestamp at time zone coalesce((select time_zone from city), 'Asia/Jakarta')`;

/** Adds an account; answers its id. */
export async function insertAccount(
  tx: Tx,
  values: AccountValues,
  source: 'hand' | 'import',
  now: Date,
): Promise<number> {
  const { owner, admins, ...row } = columnsOf(values);
  const { id } = await tx
    .insertInto('official_accounts')
    .values({ ...row, source, added_at: now, changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await replacePeople(tx, id, owner, admins);
  return id;
}

/** Changes an account that is still as it was read; false when somebody was quicker. */
export async function updateAccount(
  tx: Tx,
  { id, version }: { id: number; version: number },
  values: AccountValues,
  now: Date,
): Promise<boolean> {
  const { owner, admins, ...row } = columnsOf(values);
  const changed = await tx
    .updateTable('official_accounts')
    .set((eb) => ({ ...row, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await replacePeople(tx, id, owner, admins);
  return true;
}

function columnsOf(values: AccountValues) {
  const { owner, admins, network, handle, url, name, state, note } = values;
  return {
    network,
    handle,
    url,
    name,
    agency_id: values.agencyId,
    state,
    note,
    last_post_at: instant(values.lastPostOn),
    last_answer_at: instant(values.lastAnswerOn),
    owner,
    admins,
  };
}

async function replacePeople(tx: Tx, id: number, owner: AccountPerson | null, admins: AccountPerson[]): Promise<void> {
  await tx.deleteFrom('official_account_people').where('account_id', '=', id).execute();
  const rows = [
    ...(owner ? [{ ...owner, part: 'owner' as const }] : []),
    ...admins.map((one) => ({ ...one, part: 'admin' as const })),
  ].map(({ staffId, name, part }) => ({ account_id: id, staff_id: staffId, name, part }));
  if (rows.length === 0) return;
  await tx
    .insertInto('official_account_people')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The account that bears a name on its network. */
export function findAccountNamed(db: Db, network: string, handle: string) {
  return db
    .selectFrom('official_accounts')
    .select(['id', 'channel_id as channelId'])
    .where('network', '=', network)
    .where('handle', '=', handle)
    .executeTakeFirst();
}

/** Ties a connection to another row of the register and takes the row away that it had: both were one account. */
export async function moveConnection(
  tx: Tx,
  fromId: number,
  toId: number,
  channelId: number,
  now: Date,
): Promise<void> {
  await tx.updateTable('account_handovers').set({ account_id: toId }).where('account_id', '=', fromId).execute();
  await tx.deleteFrom('official_accounts').where('id', '=', fromId).execute();
  await tx
    .updateTable('official_accounts')
    .set((eb) => ({ channel_id: channelId, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', toId)
    .execute();
}
