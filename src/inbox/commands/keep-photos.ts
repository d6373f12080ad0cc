import type { App } from '#src/app.ts';
import { diskIsFull } from '#src/channels/index.ts';
import { deriveCode, sameText } from '#src/shared/keys.ts';
import { type PhotoRefusal, photosPerReport } from '../domain/citizen-photo.ts';
import { storePhoto } from './store-photo.ts';

/** A photo of an entry that was not taken, by the name the resident knows it under. */
export interface PhotoProblem {
  name: string;
  reason: PhotoRefusal;
}

/**
 * Stores what was chosen, after what an earlier try of the same form has already brought; a resident on a slow line
 * never sends a photo twice because a field was wrong.
 */
export async function keepPhotos(
  app: App,
  chosen: File[],
  tickets: string[],
): Promise<{ ids: number[]; problems: PhotoProblem[] }> {
  const ids = [...new Set(tickets.flatMap((ticket) => readTicket(app, ticket) ?? []))].slice(0, photosPerReport);
  const problems: PhotoProblem[] = [];
  // The entry itself will be refused in words; its photos must not fill the rest of the disk.
  if (chosen.length > 0 && (await diskIsFull(app))) return { ids, problems };
  for (const photo of chosen) {
    if (ids.length >= photosPerReport) {
      problems.push({ name: photo.name, reason: 'too_many' });
      continue;
    }
    const stored = await storePhoto(app, new Uint8Array(await photo.arrayBuffer()));
    if (stored.ok) ids.push(stored.id);
    else problems.push({ name: photo.name, reason: stored.reason });
  }
  return { ids, problems };
}

/** What stands in the form for a photo that is already here; signed, so that nobody names the photo of another. */
export function photoTicket(app: App, id: number): string {
  return `${id}.${deriveCode(app.keys.link, 'photo', String(id), 16)}`;
}

function readTicket(app: App, ticket: string): number | undefined {
  const id = Number(/^\d{1,15}(?=\.)/.exec(ticket)?.[0]);
  return Number.isSafeInteger(id) && sameText(ticket, photoTicket(app, id)) ? id : undefined;
}
