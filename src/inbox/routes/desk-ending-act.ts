import { addProof } from '../commands/add-proof.ts';
import { decideEnding } from '../commands/decide-ending.ts';
import { removeProof } from '../commands/remove-proof.ts';
import { resolveReport } from '../commands/resolve-report.ts';
import { type EarlierPicture, mostProofs } from '../domain/proof-rules.ts';
import * as schema from '../schema.ts';
import type { DeskRequest } from './desk-request.ts';

/** How it ended; `earlier`: where the picture that was refused had been before. */
export type EndingOutcome =
  | { ok: true }
  | { ok: false; reason: string; earlier?: EarlierPicture | undefined }
  | { problem: string };

/** Keeps the photos that came with the form, then resolves; one bad photo stops it, and the good ones stay for the next try. */
export async function resolveWithPhotos(
  { app, actor }: DeskRequest,
  given: Record<string, unknown>,
  photos: readonly File[],
): Promise<EndingOutcome> {
  const read = schema.resolveReport.safeParse(given);
  // An id that is none must not reach the photos; a missing explanation must not lose them.
  const id = schema.resolveReport.shape.reportId.safeParse(given.reportId);
  if (!id.success) return { problem: 'malformed' };
  for (const photo of photos.slice(0, mostProofs)) {
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const added = await addProof(app, actor, { reportId: id.data, bytes });
    if (!added.ok) return { ok: false, reason: added.reason, earlier: added.earlier };
  }
  if (photos.length > mostProofs) return { ok: false, reason: 'too_many' };
  if (!read.success) return { problem: read.error.issues[0]?.path[0] === 'explanation' ? 'explanation' : 'malformed' };
  const resolved = await resolveReport(app, actor, read.data);
  return resolved.ok ? { ok: true } : { ok: false, reason: resolved.reason };
}

/** The head's word. */
export async function decide({ app, actor }: DeskRequest, given: Record<string, unknown>): Promise<EndingOutcome> {
  const read = schema.decideEnding.safeParse(given);
  if (!read.success) return { problem: read.error.issues[0]?.path[0] === 'reason' ? 'reason' : 'malformed' };
  const decided = await decideEnding(app, actor, read.data);
  return decided.ok ? { ok: true } : { ok: false, reason: decided.reason };
}

/** Takes a photo away again. */
export async function takeAway({ app, actor }: DeskRequest, given: Record<string, unknown>): Promise<EndingOutcome> {
  const read = schema.removeProof.safeParse(given);
  if (!read.success) return { problem: 'malformed' };
  const removed = await removeProof(app, actor, read.data);
  return removed.ok ? { ok: true } : { ok: false, reason: removed.reason };
}
