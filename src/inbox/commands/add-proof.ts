import type { App } from '#src/app.ts';
import { diskIsFull } from '#src/channels/index.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canResolve, canSeeReport } from '../domain/policy.ts';
import { type EarlierPicture, flagProof, mostProofs } from '../domain/proof-rules.ts';
import { insertMedia } from '../store/media.ts';
import { type FoundPicture, findEarlierPicture, insertProof, listProofs, lockProofs } from '../store/proofs.ts';
import { lockReport, recordEvent } from '../store/report-row.ts';
import { type PhotoRefused, readPhoto } from './store-photo.ts';

export type ProofRefused =
  | PhotoRefused
  | 'already_ended'
  | 'too_many'
  | 'disk_full'
  /** A resident sent it, in this very report: it shows what was wrong, not what was done. */
  | 'proof_is_residents'
  | 'proof_reused';

export type ProofAdded = Result<{ id: number }, ProofRefused> & { earlier?: EarlierPicture };

/**
 * Keeps a photo that shows the work, with the file as it came. The same picture, or one that looks the same, used as proof or
 * sent by anybody before, is refused with the case; the same file again for the same ending changes nothing.
 */
export async function addProof(
  app: App,
  actor: StaffActor,
  input: { reportId: number; bytes: Uint8Array },
): Promise<ProofAdded> {
  // Who may not add it does not make us unpack it.
  const seen = await app.db.transaction().execute((tx) => lockReport(tx, input.reportId));
  allow(canResolve(actor, seen));
  if (await diskIsFull(app)) return refuse('disk_full');
  const read = await readPhoto(app, input.bytes);
  if (!read.ok) return read;
  const { photo, mirrored } = read;
  return app.db.transaction().execute(async (tx): Promise<ProofAdded> => {
    await lockProofs(tx);
    const report = await lockReport(tx, input.reportId);
    allow(canResolve(actor, report));
    if (report.status === 'resolved' || report.status === 'closed') return refuse('already_ended');
    const at = app.now();
    const found = await findEarlierPicture(tx, report.id, {
      sha256: photo.originalSha256,
      hashes: [photo.dhash, mirrored],
    });
    const given = (await listProofs(tx, report.id)).filter((one) => !one.earlier);
    const again = given.find((one) => one.sha256 === photo.originalSha256.toString('hex'));
    if (again) return { ok: true, id: again.id };
    const used = found.find((one) => !one.current);
    if (used) {
      const secret = used.privacy === 'secret' ? {} : { earlierReportId: used.reportId };
      const detail = { near: used.near, asProof: used.asProof, own: used.own, ...secret };
      await recordEvent(tx, report, { type: 'proof_refused', at, staffId: actor.staffId, detail });
      return {
        ...refuse(used.own && !used.asProof ? 'proof_is_residents' : 'proof_reused'),
        earlier: tellEarlier(actor, used),
      };
    }
    if (given.length >= mostProofs) return refuse('too_many');
    const mediaId = await insertMedia(tx, photo);
    const original = {
      mime: `image/${read.type}`,
      bytes: Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength),
      sha256: photo.originalSha256,
    };
    const id = await insertProof(tx, { reportId: report.id, mediaId, staffId: actor.staffId, at, original });
    const place = await tx
      .selectFrom('reports')
      .select(['latitude', 'longitude'])
      .where('id', '=', report.id)
      .executeTakeFirstOrThrow();
    await recordEvent(tx, report, {
      type: 'proof_added',
      at,
      staffId: actor.staffId,
      detail: {
        proofId: id,
        sha256: photo.originalSha256.toString('hex'),
        takenAt: photo.takenAt?.toISOString() ?? null,
        flags: flagProof(photo, { openedAt: report.openedAt, ...place }),
      },
    });
    return { ok: true, id };
  });
}

function tellEarlier(actor: StaffActor, used: FoundPicture): EarlierPicture {
  const { near, asProof, reportId: id, code } = used;
  return { near, asProof, report: canSeeReport(actor, used) ? { id, code } : null };
}
