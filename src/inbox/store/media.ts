import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import type { ReportFacts } from '../domain/policy.ts';
import type { Privacy, Status } from '../schema.ts';

/** A photo as everybody may see it, or a recording as it came, with what is proof of the original. */
export interface NewMedia {
  mime: string;
  bytes: Buffer;
  /** Of a photo, in pixels. */
  width: number | null;
  height: number | null;
  originalSha256: Buffer;
  /** Perceptual hash, for finding the same picture in another size; null for a flat one. */
  dhash: bigint | null;
  takenAt: Date | null;
  latitude: number | null;
  longitude: number | null;
}

/** Keeps a photo and answers its id. */
export async function insertMedia(db: Db, photo: NewMedia): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into media (mime, bytes, width, height, original_sha256, taken_at, latitude, longitude, dhash)
    values (${photo.mime}, ${photo.bytes}, ${photo.width}, ${photo.height}, ${photo.originalSha256}, ${photo.takenAt},
      ${photo.latitude}, ${photo.longitude}, ${photo.dhash?.toString() ?? null}) returning id`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a photo was not kept');
  return id;
}

/** The photo's bytes and type. */
export async function findMedia(app: App, id: number): Promise<{ mime: string; bytes: Buffer } | undefined> {
  const { rows } = await app.pool.query<{ mime: string; bytes: Buffer }>(
    'select mime, bytes from media where id = $1',
    [id],
  );
  return rows[0];
}

/** What stands in `messages.attachments` for a stored photo: a form's reference, or the id that the fetching job wrote. */
const holdsMedia = `(m.attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || $1::bigint))
  or m.attachments @> jsonb_build_array(jsonb_build_object('mediaId', $1::bigint)))`;

/** The reports in which a photo stands, and those that answer for them, with the facts that decide who may see them. */
export async function listReportsWithMedia(app: App, id: number): Promise<ReportFacts[]> {
  const { rows } = await app.pool.query<{
    agencyId: number | null;
    earlierAgencyIds: number[];
    privacy: Privacy;
    status: Status;
  }>(
    `select distinct on (r.id) r.agency_id as "agencyId", r.earlier_agency_ids as "earlierAgencyIds", r.privacy, r.status
       from (select m.report_id from messages m where m.attachments <> '[]' and ${holdsMedia}
             union all select report_id from proofs where media_id = $1) m join reports o on o.id = m.report_id
       join reports r on r.id = o.id or (r.id = o.main_id and o.privacy <> 'secret')`,
    [id],
  );
  return rows;
}

/** Whether a photo stands in the report with this code, in words of the resident, or proves that it was resolved. */
export async function isMediaOfReport(app: App, id: number, code: string): Promise<boolean> {
  const { rows } = await app.pool.query(
    `select from reports r join messages m on m.report_id = r.id join conversations c on c.id = m.conversation_id
      where r.code = $2 and m.direction = 'in' and m.withdrawn_at is null and ${holdsMedia}
        and (c.external_id = r.code or c.id = (
          select f.conversation_id from messages f where f.report_id = r.id and f.direction = 'in' order by f.at, f.id limit 1))
     union all
     select from reports r left join reports a on a.id = r.main_id and a.privacy <> 'secret'
       join proofs p on p.media_id = $1 and p.removed_at is null and p.report_id in (r.id, a.id)
       join report_events e on e.report_id = p.report_id and e.type = 'resolved' and e.detail -> 'photos' @> to_jsonb($1::bigint)
      where r.code = $2`,
    [id, code],
  );
  return rows.length > 0;
}
