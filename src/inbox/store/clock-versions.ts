import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import { WorkingCalendar } from '../domain/calendar-schema.ts';
import type { ClockRuleChange } from '../domain/compare-clock-rules.ts';
import { SlaPolicies } from '../domain/sla-schema.ts';

/** What has versions of its own. */
export type ClockTable = 'calendar' | 'promises';

const tableOf = { calendar: sql.table('working_calendars'), promises: sql.table('sla_policies') };

/** Locks both tables of versions against another editor, and reads what is in use. */
export async function lockClockRules(tx: Db): Promise<{
  calendarVersion: number;
  calendar: WorkingCalendar;
  policiesVersion: number;
  policies: SlaPolicies;
}> {
  // The city's one row stands for its tables: whoever changes one of them holds it.
  await tx.selectFrom('city').select('only_row').forUpdate().executeTakeFirstOrThrow();
  const newest = async (table: ClockTable) => {
    const { rows } = await sql<{ version: number; data: unknown }>`
      select version, data from ${tableOf[table]} order by version desc limit 1`.execute(tx);
    if (!rows[0]) throw new Error('the city is not set up yet');
    return rows[0];
  };
  const [calendar, promises] = [await newest('calendar'), await newest('promises')];
  return {
    calendarVersion: calendar.version,
    calendar: WorkingCalendar.parse(calendar.data),
    policiesVersion: promises.version,
    policies: SlaPolicies.parse(promises.data),
  };
}

export interface NewClockRules {
  table: ClockTable;
  version: number;
  data: WorkingCalendar | SlaPolicies;
  changes: readonly ClockRuleChange[];
  reason: string;
  staffId: number;
  at: Date;
}

/** Keeps a new version with its author and reason, and asks for the recount of open promises; a recount under way is taken over. */
export async function saveClockRules(tx: Db, made: NewClockRules): Promise<void> {
  await sql`insert into ${tableOf[made.table]} (version, data, valid_from, made_by, reason, changes)
    values (${made.version}, ${JSON.stringify(made.data)}::jsonb, ${made.at}, ${made.staffId}, ${made.reason}, ${JSON.stringify(made.changes)}::jsonb)`.execute(
    tx,
  );
  await sql`update clock_recounts set ended_at = ${made.at} where ended_at is null`.execute(tx);
  await sql`insert into clock_recounts (calendar_version, policies_version, asked_at)
    select (select max(version) from working_calendars), (select max(version) from sla_policies), ${made.at}`.execute(
    tx,
  );
}

export interface ClockVersion {
  version: number;
  madeAt: string;
  madeBy: string | null;
  /** Null: the version that came with the city. */
  reason: string | null;
  changes: ClockRuleChange[];
}

/** The kept versions, newest first, 30 at a time, from the one before `before` on. */
export async function listClockVersions(db: Db, table: ClockTable, before: number | null): Promise<ClockVersion[]> {
  const { rows } = await sql<{ item: ClockVersion }>`select row_to_json(x) as item from (
    select v.version, v.valid_from as "madeAt", s.name as "madeBy", v.reason, v.changes
    from ${tableOf[table]} v left join staff s on s.id = v.made_by
    where ${before}::int is null or v.version < ${before}::int order by v.version desc limit 30) x`.execute(db);
  return rows.map(({ item }) => item);
}

/** One version of the working calendar; undefined when it is not kept. */
export async function findCalendarAt(db: Db, version: number): Promise<WorkingCalendar | undefined> {
  const row = await db.selectFrom('working_calendars').select('data').where('version', '=', version).executeTakeFirst();
  return row && WorkingCalendar.parse(row.data);
}

/** The recount that stands last: how far it is, or how it ended. */
export async function findLastRecount(
  db: Db,
): Promise<{ askedAt: Date; endedAt: Date | null; looked: number; moved: number } | undefined> {
  const row = await db
    .selectFrom('clock_recounts')
    .select(['asked_at', 'ended_at', 'looked', 'moved'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { askedAt: row.asked_at, endedAt: row.ended_at, looked: row.looked, moved: row.moved };
}

/** The leaders in service, and whom of them the last step of the ladder reaches. */
export async function findSecretary(
  db: Db,
): Promise<{ leaders: { id: number; name: string }[]; secretaryId: number | null }> {
  const leaders = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('role', '=', 'leader')
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute();
  const city = await db.selectFrom('city').select('secretary_id').executeTakeFirst();
  return { leaders, secretaryId: city?.secretary_id ?? null };
}
