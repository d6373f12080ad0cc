import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canManageIncidents, longestIncidentDays, mostIncidents } from '../domain/incident.ts';
import type { DeclareIncident } from '../schema.ts';
import { type CityState, forgetCityState, getCityState } from '../store/city.ts';
import { listCurrentIncidents, recordIncident } from '../store/incidents.ts';
import { findMain } from './change-incident.ts';

export type IncidentRefused =
  | 'bad_time'
  | 'over_already'
  | 'too_long'
  | 'too_many'
  | 'about_nothing'
  | 'no_such_topic'
  | 'no_such_area'
  | 'no_such_code';

/** Puts what everybody asks about on the city's front pages and before the mimins, from and until the times given. */
export async function declareIncident(
  app: App,
  actor: StaffActor,
  input: DeclareIncident,
): Promise<Result<{ id: number }, IncidentRefused>> {
  allow(canManageIncidents(actor));
  const city = await getCityState(app);
  const at = app.now();
  const from = input.from ?? at;
  if (input.until.getTime() <= from.getTime()) return refuse('bad_time');
  if (input.until.getTime() <= at.getTime()) return refuse('over_already');
  if (input.until.getTime() - from.getTime() > longestIncidentDays * 86_400_000) return refuse('too_long');
  if (input.topicId === null && input.area === null) return refuse('about_nothing');
  if (input.topicId !== null && !city.topicNames.has(input.topicId)) return refuse('no_such_topic');
  const area = input.area === null ? { kecamatan_code: null, kelurahan_code: null } : areaColumns(city, input.area);
  if (!area) return refuse('no_such_area');
  const done = await app.db.transaction().execute(async (tx): Promise<Result<{ id: number }, IncidentRefused>> => {
    if ((await listCurrentIncidents(tx, at)).length >= mostIncidents) return refuse('too_many');
    const main = input.mainCode === undefined ? undefined : await findMain(tx, input.mainCode);
    if (input.mainCode !== undefined && main === undefined) return refuse('no_such_code');
    const { id } = await tx
      .insertInto('incidents')
      .values({
        text_id: input.textId,
        text_en: input.textEn ?? null,
        answer: input.answer,
        topic_id: input.topicId,
        ...area,
        from_at: from,
        until_at: input.until,
        main_id: main?.id ?? null,
        made_by: actor.staffId,
        made_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordIncident(tx, {
      incidentId: id,
      staffId: actor.staffId,
      at,
      type: 'declared',
      detail: { from: from.toISOString(), to: input.until.toISOString(), ...(main ? { code: main.code } : {}) },
    });
    return { ok: true, id };
  });
  forgetCityState(app);
  return done;
}

function areaColumns(city: CityState, code: string) {
  const area = city.areas.find((one) => one.code === code && !one.ended);
  if (!area) return undefined;
  return area.level === 'kelurahan'
    ? { kecamatan_code: area.parent, kelurahan_code: code }
    : { kecamatan_code: code, kelurahan_code: null };
}
