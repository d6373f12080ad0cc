import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import type { ReportFacts } from '../domain/policy.ts';
import { type DeskProof, flagProof, metresApart, sameProofBits } from '../domain/proof-rules.ts';

/** Where the same picture was before, with the facts that decide who is told. */
export interface FoundPicture extends ReportFacts {
  reportId: number;
  code: string;
  near: boolean;
  asProof: boolean;
  /** In this report, or in one joined to it. */
  own: boolean;
  /** Added for the ending that is being prepared. */
  current: boolean;
}

/** So many pictures that share a part of their hash are compared; more of them would be walls and skies. */
const mostCompared = 500;

/** One at a time: two uploads of one picture in the same moment are one proof and one refusal. */
export async function lockProofs(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mimin proofs'))`.execute(tx);
}

/**
 * Where a picture was used as proof or sent by a resident before, the very same file first: by the hash of the file, and by how it
 * looks, also in a mirror. Two that differ in three bits share one of four words, and each word has its index.
 */
export async function findEarlierPicture(
  tx: Tx,
  reportId: number,
  picture: { sha256: Buffer; hashes: readonly (bigint | null)[] },
): Promise<FoundPicture[]> {
  const hashes = picture.hashes.flatMap((one) => (one === null ? [] : [one.toString()]));
  const { rows } = await sql<FoundPicture>`
    with mine as (select unnest(${hashes}::text[])::bigint as hash),
    hit as materialized (
      (select id, false as near from media where original_sha256 = ${picture.sha256} order by id limit 50)
      union all
      (select f.id, true from mine m, lateral (
        (select id, dhash from media where dhash is not null and (dhash & 65535) = (m.hash & 65535) order by id desc limit ${mostCompared})
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 16 & 65535) = (m.hash >> 16 & 65535) order by id desc limit ${mostCompared})
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 32 & 65535) = (m.hash >> 32 & 65535) order by id desc limit ${mostCompared})
        union all
        (select id, dhash from media where dhash is not null and (dhash >> 48 & 65535) = (m.hash >> 48 & 65535) order by id desc limit ${mostCompared})
      ) f where bit_count((f.dhash # m.hash)::bit(64)) <= ${sameProofBits} limit 200)),
    picture as (select id, bool_and(near) as near from hit group by id),
    used as (
      select p.near, q.report_id, true as as_proof,
        q.added_at > coalesce((select max(e.at) from report_events e where e.report_id = q.report_id and e.type = 'reopened'), '-infinity') as current
        from picture p join proofs q on q.media_id = p.id and q.removed_at is null
      union all
      select p.near, m.report_id, false, false from picture p, lateral (
        select report_id from messages where attachments <> '[]' and direction = 'in' and (attachments @> jsonb_build_array(jsonb_build_object('mediaId', p.id))
          or attachments @> jsonb_build_array(jsonb_build_object('ref', 'media:' || p.id))) limit 5) m)
    select r.id as "reportId", r.code, r.agency_id as "agencyId", r.earlier_agency_ids as "earlierAgencyIds", r.privacy, r.status,
        u.near, u.as_proof as "asProof", u.current and r.id = ${reportId} as current,
        r.id = ${reportId} or r.main_id = ${reportId} as own
      from used u join reports r on r.id = u.report_id
     order by u.near, own desc, u.as_proof desc, r.id limit 20`.execute(tx);
  return rows;
}

/** Keeps a photo as proof of a report, with the file as it came. */
export async function insertProof(
  tx: Tx,
  proof: {
    reportId: number;
    mediaId: number;
    staffId: number;
    at: Date;
    original: { mime: string; bytes: Buffer; sha256: Buffer };
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('proofs')
    .values({ report_id: proof.reportId, media_id: proof.mediaId, added_by: proof.staffId, added_at: proof.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('proof_originals')
    .values({ proof_id: id, ...proof.original })
    .execute();
  return id;
}

/** The proof of a report, oldest first, with what does not fit its time and place. */
export async function listProofs(db: Db, reportId: number): Promise<DeskProof[]> {
  const { rows } = await sql<{
    id: number;
    mediaId: number;
    staff: string;
    addedAt: Date;
    sha256: string;
    takenAt: Date | null;
    latitude: number | null;
    longitude: number | null;
    openedAt: Date;
    placeLatitude: number | null;
    placeLongitude: number | null;
    earlier: boolean;
  }>`
    select p.id, p.media_id as "mediaId", s.name as staff, p.added_at as "addedAt", encode(m.original_sha256, 'hex') as sha256,
        m.taken_at as "takenAt", m.latitude, m.longitude, r.opened_at as "openedAt", r.latitude as "placeLatitude",
        r.longitude as "placeLongitude",
        p.added_at <= coalesce((select max(e.at) from report_events e where e.report_id = r.id and e.type = 'reopened'), '-infinity') as earlier
      from proofs p join media m on m.id = p.media_id join staff s on s.id = p.added_by join reports r on r.id = p.report_id
     where p.report_id = ${reportId} and p.removed_at is null order by p.id`.execute(db);
  return rows.map(({ openedAt, placeLatitude, placeLongitude, ...row }) => {
    const matter = { openedAt, latitude: placeLatitude, longitude: placeLongitude };
    const metres = metresApart(row, matter);
    return {
      ...row,
      addedAt: row.addedAt.toISOString(),
      takenAt: row.takenAt?.toISOString() ?? null,
      metres: metres === null ? null : Math.round(metres),
      flags: flagProof(row, matter),
    };
  });
}
