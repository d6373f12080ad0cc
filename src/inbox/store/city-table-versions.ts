import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { CityTables } from '#src/language/index.ts';
import type { RowChange } from '../domain/compare-tables.ts';

/** Locks the city's row so that two editors cannot both build on the same version. */
export async function lockCityTables(tx: Db): Promise<{ version: number; tables: CityTables }> {
  const row = await tx.selectFrom('city').select(['tables_version', 'tables']).forUpdate().executeTakeFirstOrThrow();
  return { version: row.tables_version, tables: row.tables as unknown as CityTables };
}

export interface NewTables {
  before: { version: number; tables: CityTables };
  tables: CityTables;
  changes: readonly RowChange[];
  bringsBack: number | null;
  staffId: number;
  at: Date;
}

/** Puts the next version in use, keeps it beside the earlier ones, and gives its topics, agencies and areas their rows. */
export async function saveCityTables(tx: Db, made: NewTables): Promise<number> {
  const { before, tables, changes, at } = made;
  const version = before.version + 1;
  // The version that set-up loaded is kept when it is first replaced.
  await sql`insert into city_table_versions (version, tables, made_at) select ${before.version}, tables, set_up_at from city
    on conflict (version) do nothing`.execute(tx);
  await sql`insert into city_table_versions (version, tables, made_at, made_by, changes, brings_back)
    values (${version}, ${json(tables)}::jsonb, ${at}, ${made.staffId}, ${json(changes)}::jsonb, ${made.bringsBack})`.execute(
    tx,
  );
  await sql`update city set tables = ${json(tables)}::jsonb, tables_version = ${version}`.execute(tx);
  await syncRows(tx, tables);
  await keepEndedOutside(tx, made);
  return version;
}

// Reports refer to these rows, so none is ever deleted: what left the tables keeps its row.
async function syncRows(tx: Db, tables: CityTables): Promise<void> {
  await sql`
    insert into agencies (code, name, short_name, kind, starts_on, ends_on)
    select code, name, "shortName", kind, "startsOn", "endsOn"
    from jsonb_to_recordset(${json(tables.agencies)}::jsonb)
      as t(code text, name text, "shortName" text, kind text, "startsOn" date, "endsOn" date)
    on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on`.execute(tx);
  await sql`
    update agencies set successor_id = successor.id
    from jsonb_to_recordset(${json(tables.agencies)}::jsonb) as t(code text, successor text)
      left join agencies successor on successor.code = t.successor
    where agencies.code = t.code and agencies.successor_id is distinct from successor.id`.execute(tx);
  await sql`
    insert into topics (code, name_id, name_en, agency_id)
    select t.code, t.name ->> 'id', t.name ->> 'en', a.id
    from jsonb_to_recordset(${json(tables.topics)}::jsonb) as t(code text, name jsonb, agency text)
      left join agencies a on a.code = t.agency
    on conflict (code) do update set name_id = excluded.name_id, name_en = excluded.name_en, agency_id = excluded.agency_id`.execute(
    tx,
  );
  for (const level of ['kecamatan', 'kelurahan'] as const)
    await sql`
      insert into areas (code, name, level, parent_code)
      select code, name, level, parent from jsonb_to_recordset(${json(tables.areas)}::jsonb)
        as t(code text, name text, level text, parent text)
      where level = ${level}
      on conflict (code) do update set name = excluded.name, level = excluded.level, parent_code = excluded.parent_code`.execute(
      tx,
    );
}

async function keepEndedOutside(tx: Db, { before, tables, at }: NewTables): Promise<void> {
  const living = new Set(tables.outside.map((body) => body.code));
  const ended = before.tables.outside.filter((body) => !living.has(body.code));
  await sql`delete from ended_outside where code = any(${[...living]}::text[])`.execute(tx);
  await sql`
    insert into ended_outside (code, name_id, name_en, contact_id, contact_en, ended_at)
    select code, name ->> 'id', name ->> 'en', contact ->> 'id', contact ->> 'en', ${at}
    from jsonb_to_recordset(${json(ended)}::jsonb) as t(code text, name jsonb, contact jsonb)
    on conflict (code) do nothing`.execute(tx);
}

/** The tables of one version; undefined when it is not kept. */
export async function findTablesAt(db: Db, version: number): Promise<CityTables | undefined> {
  const { rows } = await sql<{ tables: CityTables }>`
    select tables from city_table_versions where version = ${version}
    union all select tables from city where tables_version = ${version} limit 1`.execute(db);
  return rows[0]?.tables;
}

export interface TablesVersion {
  version: number;
  madeAt: string;
  madeBy: string | null;
  changes: RowChange[];
  bringsBack: number | null;
}

/** The kept versions, newest first, 30 at a time, from the one before `before` on. */
export async function listTablesVersions(db: Db, before: number | null): Promise<TablesVersion[]> {
  const { rows } = await sql<{ item: TablesVersion }>`select row_to_json(x) as item from (
    select v.version, v.made_at as "madeAt", s.name as "madeBy", v.changes, v.brings_back as "bringsBack"
    from city_table_versions v left join staff s on s.id = v.made_by
    where ${before}::int is null or v.version < ${before}::int order by v.version desc limit 30) x`.execute(db);
  return rows.map(({ item }) => item);
}

/** How many reports of an agency are not ended yet. */
export async function countOpenReports(db: Db, agencyId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from reports where agency_id = ${agencyId} and status in ('open', 'waiting') and hidden_at is null`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
