import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import type { CityData } from '../schema.ts';

/** Says whether the city's tables are loaded. */
export async function hasCity(db: Db): Promise<boolean> {
  return (await db.selectFrom('city').select('code').executeTakeFirst()) !== undefined;
}

/** Loads a city: its row, agencies, topics, areas, and the first versions of its working calendar and its targets. */
export async function addCity(
  tx: Db,
  data: CityData,
  chosen: { name: string; language: 'id' | 'en'; madeBy: number },
  at: Date,
): Promise<void> {
  await sql`
    insert into city (code, name, time_zone, language, tables, set_up_at)
    values (${data.city.code}, ${chosen.name}, ${data.city.timeZone}, ${chosen.language}, ${json(data.tables)}::jsonb, ${at})`.execute(
    tx,
  );
  await sql`
    insert into agencies (code, name, short_name, kind, starts_on, ends_on)
    select code, name, "shortName", kind, coalesce("startsOn", '2000-01-01'), "endsOn"
    from jsonb_to_recordset(${json(data.agencies)}::jsonb)
      as t(code text, name text, "shortName" text, kind text, "startsOn" date, "endsOn" date)`.execute(tx);
  await sql`
    update agencies set successor_id = successor.id
    from jsonb_to_recordset(${json(data.agencies)}::jsonb) as t(code text, "successorCode" text)
      join agencies successor on successor.code = t."successorCode"
    where agencies.code = t.code`.execute(tx);
  await sql`
    insert into topics (code, name_id, name_en, agency_id)
    select t.code, t."nameId", t."nameEn", a.id
    from jsonb_to_recordset(${json(data.topics)}::jsonb) as t(code text, "nameId" text, "nameEn" text, "agencyCode" text)
      left join agencies a on a.code = t."agencyCode"`.execute(tx);
  for (const level of ['kecamatan', 'kelurahan'] as const)
    await sql`
      insert into areas (code, name, level, parent_code)
      select code, name, level, "parentCode"
      from jsonb_to_recordset(${json(data.areas)}::jsonb) as t(code text, name text, level text, "parentCode" text)
      where level = ${level}`.execute(tx);
  for (const [table, rules] of [
    ['working_calendars', data.calendar],
    ['sla_policies', data.policies],
  ] as const)
    await sql`
      insert into ${sql.table(table)} (version, data, valid_from, made_by)
      values (1, ${json(rules)}::jsonb, ${at}, ${chosen.madeBy})`.execute(tx);
}

function json(value: unknown): string {
  return JSON.stringify(value ?? {});
}

const names = new WeakMap<App, string>();

/** The city's name for a page's head; null before set-up. It never changes afterwards, so it is read once. */
export async function findCityName(app: App): Promise<string | null> {
  const known = names.get(app);
  if (known !== undefined) return known;
  const row = await app.db.selectFrom('city').select('name').executeTakeFirst();
  if (row) names.set(app, row.name);
  return row?.name ?? null;
}
