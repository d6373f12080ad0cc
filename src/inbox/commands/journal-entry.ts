import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '#src/app.ts';
import { diskIsFull, type FormBody, JournalFull, journalEvent } from '#src/channels/index.ts';
import { isWaiting } from '../store/citizen-report.ts';
import { type Door, findDoor } from '../store/doors.ts';
import { ingestNow } from './ingest-events.ts';

/** A worker may have taken the event first; its transaction is over in milliseconds, and a resident is not kept longer than this. */
const patienceMs = 2_000;
const stepMs = 25;

/** How the journal calls what came through each door. */
const sources = { web: 'form', counter: 'counter', api: 'api', sp4n_lapor: 'api', laksa: 'api' } as const;

/** Journals what a resident stated at one of our own doors and sees it processed; false when nothing can be taken in at the moment. */
export async function journalEntry(
  app: App,
  body: FormBody,
  reservedCode?: string,
  door: Door = 'web',
): Promise<boolean> {
  if (await diskIsFull(app)) return false;
  try {
    const id = await journalEvent(app, {
      channelId: await findDoor(app, door),
      source: sources[door],
      body: new TextEncoder().encode(JSON.stringify(body)),
      ...(reservedCode === undefined ? {} : { reservedCode }),
    });
    await ingestNow(app, id);
    for (let waited = 0; waited < patienceMs && (await isWaiting(app, id)); waited += stepMs) await wait(stepMs);
    return true;
  } catch (error) {
    if (error instanceof JournalFull) return false;
    throw error;
  }
}

/** The journal's form of what a resident wrote; nothing is stated that is not given. */
export function entryBody(
  entry: Pick<FormBody, 'key' | 'code' | 'text' | 'privacy' | 'via'> & Partial<FormBody> & { at: string },
): FormBody {
  return {
    place: null,
    kelurahanCode: null,
    latitude: null,
    longitude: null,
    name: null,
    email: null,
    phone: null,
    photoIds: [],
    link: null,
    enteredBy: null,
    suspect: false,
    ...entry,
  };
}
