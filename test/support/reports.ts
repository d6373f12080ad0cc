import { randomBytes } from 'node:crypto';
import type { App } from '#src/app.ts';
import { forgetChannels, journalEvent, putChannel } from '#src/channels/index.ts';
import { ingestEvents } from '#src/inbox/index.ts';
import type { Privacy } from '#src/inbox/schema.ts';
import { findDoor } from '#src/inbox/store/doors.ts';
import type { World } from './world.ts';

/** What residents say, by the agency that triage gives it to. */
export const saidTo = {
  DISHUB: 'lampu jalan mati dpn sdn karawaci 3 udh seminggu',
  DLH: 'sampah menumpuk di pinggir jalan cibodas sudah seminggu bau',
} as const;
/** Words that ask for nothing. */
export const praise = 'terima kasih mimin, pelayanannya keren banget';

export interface ReportWanted {
  agency?: keyof typeof saidTo;
  text?: string;
  privacy?: Privacy;
  name?: string;
  at?: Date;
  /** Photos that were stored before. */
  photoIds?: number[];
}

/** Enters a report as the city's own form does, and answers the id of what became of it. */
export async function aReport(app: App, wanted: ReportWanted = {}): Promise<number> {
  const code = randomBytes(5).toString('hex').toUpperCase();
  const text = wanted.text ?? saidTo[wanted.agency ?? 'DISHUB'];
  await enterForm(app, { ...wanted, code, text, key: `form:${code}`, via: 'form' });
  const row = await app.db.selectFrom('reports').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return row.id;
}

/** The reporter writes on the page where the report is followed. */
export async function residentWrote(app: App, reportId: number, text: string): Promise<void> {
  const { code } = await app.db
    .selectFrom('reports')
    .select('code')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow();
  await enterForm(app, { code, text, key: `follow:${aKey()}`, via: 'follow_up' });
}

type Entered = ReportWanted & { code: string; text: string; key: string; via: 'form' | 'follow_up' };

async function enterForm(app: App, entered: Entered): Promise<void> {
  const body = {
    key: entered.key,
    code: entered.code,
    text: entered.text,
    place: null,
    kelurahanCode: null,
    latitude: null,
    longitude: null,
    privacy: entered.privacy ?? 'open',
    name: entered.name ?? 'Siti Warga',
    email: 'siti@warga.example',
    phone: '081299990000',
    photoIds: entered.photoIds ?? [],
    at: (entered.at ?? app.now()).toISOString(),
    via: entered.via,
    link: null,
    enteredBy: null,
  };
  await journalEvent(app, { channelId: await findDoor(app, 'web'), source: 'form', body: json(body) });
  await ingestAll(app);
}

/** Connects an Instagram account that nobody calls; its events are written by `wroteOnInstagram`. */
export async function anInstagramChannel(app: App, more: { settings?: Record<string, string> } = {}): Promise<number> {
  const id = await app.db.transaction().execute((tx) =>
    putChannel(app, tx, {
      network: 'instagram',
      externalId: `1784${randomBytes(6).readUIntBE(0, 6)}`,
      name: '@kota',
      agencyId: null,
      settings: { username: 'kota', ...more.settings },
      secrets: { app_secret: 's', verify_token: 'v', access_token: 't' },
    }),
  );
  // Connected long ago, so that no comment of a test is history.
  await app.db.updateTable('channels').set({ connected_at: '2026-01-01T00:00:00Z' }).where('id', '=', id).execute();
  forgetChannels(app);
  return id;
}

export interface Wrote {
  from: string;
  text?: string;
  at?: Date;
  /** Id of the post when it is a comment; a direct message otherwise. */
  under?: string;
  id?: string;
}

/** A resident writes on Instagram; answers the id of the report their words belong to, or 0 when to none. */
export async function wroteOnInstagram(app: App, channelId: number, wrote: Wrote): Promise<number> {
  const id = wrote.id ?? `${Date.now()}${randomBytes(4).readUInt32BE()}`;
  const text = wrote.text ?? saidTo.DISHUB;
  const at = wrote.at ?? app.now();
  const comment = {
    field: 'comments',
    value: { id, from: { id: wrote.from, username: wrote.from }, media: { id: wrote.under }, text },
  };
  const direct = {
    sender: { id: wrote.from },
    recipient: { id: '1784001' },
    timestamp: at.getTime(),
    message: { mid: id, text },
  };
  const entry = {
    id: '1784001',
    time: wrote.under ? Math.floor(at.getTime() / 1_000) : at.getTime(),
    ...(wrote.under ? { changes: [comment] } : { messaging: [direct] }),
  };
  await journalEvent(app, { channelId, source: 'webhook', body: json({ object: 'instagram', entry: [entry] }) });
  await ingestAll(app);
  const found = await app.db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .select('messages.report_id')
    .where('conversations.channel_id', '=', channelId)
    .where('messages.external_id', '=', id)
    .executeTakeFirst();
  return found?.report_id ?? 0;
}

/** Works off the journal, as the worker does. */
export async function ingestAll(app: App): Promise<void> {
  while ((await ingestEvents(app)).taken > 0);
}

/** A key as the browser makes one for each form. */
export function aKey(): string {
  return randomBytes(12).toString('hex');
}

/** The row of a report. */
export function reportOf(app: App, id: number) {
  return app.db
    .selectFrom('reports')
    .leftJoin('agencies', 'agencies.id', 'reports.agency_id')
    .selectAll('reports')
    .select('agencies.code as agency')
    .where('reports.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** What the ledger says of a report, oldest first. */
export function ledgerOf(app: App, id: number) {
  return app.db
    .selectFrom('report_events')
    .select(['type', 'at', 'staff_id', 'agency_id', 'to_agency_id', 'detail'])
    .where('report_id', '=', id)
    .orderBy('id')
    .execute();
}

/** The kinds of events in the ledger, oldest first. */
export async function storyOf(app: App, id: number): Promise<string[]> {
  return (await ledgerOf(app, id)).map((event) => event.type);
}

/** The answers of a report, receipts included, oldest first. */
export function answersOf(app: App, id: number) {
  return app.db.selectFrom('outbox').selectAll().where('report_id', '=', id).orderBy('id').execute();
}

/** The id of an agency by its code. */
export async function agencyId({ app }: Pick<World, 'app'>, code: string): Promise<number> {
  return (await app.db.selectFrom('agencies').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
