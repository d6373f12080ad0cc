import sharp from 'sharp';
import { addProof } from '#src/inbox/commands/add-proof.ts';
import { calendarFields } from '#src/inbox/domain/calendar-form.ts';
import { writeTableCsv } from '#src/inbox/domain/city-table-cells.ts';
import { getCityState } from '#src/inbox/store/city.ts';
import { findCalendarAt } from '#src/inbox/store/clock-versions.ts';
import type { CityTables } from '#src/language/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { aScene } from './support/photos.ts';
import { agencyId, aKey, aReport } from './support/reports.ts';
import type { World } from './support/world.ts';

interface About {
  world: World;
  reportId: number;
  mimin: StaffActor;
}
type Form = (about: About) => Promise<URLSearchParams | string>;

const fields = (values: Record<string, string | number>): URLSearchParams =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));

let serial = 0;

/** The city's calendar with one more day off. */
async function calendarForm(world: World, intent: 'save' | 'try'): Promise<URLSearchParams> {
  const { calendarVersion } = await getCityState(world.app);
  const calendar = await findCalendarAt(world.app.db, calendarVersion);
  if (!calendar) throw new Error('no calendar');
  const { ownWeekly: _, ownPeriods: __, worksOn: ___, ...now } = calendarFields(calendar, null);
  const day = new Date(Date.UTC(2027, 5, ++serial)).toISOString().slice(0, 10);
  const daysOff = `${now.daysOff}\n${day} | Uji | daerah | SK Uji`;
  return fields({ ...now, daysOff, intent, reason: 'Uji.', basedOn: calendarVersion });
}

/** The first open report of the mimin's agency. */
async function ownReport(world: World, mimin: StaffActor): Promise<number> {
  const { id } = await world.app.db
    .selectFrom('reports')
    .select('id')
    .where('agency_id', '=', mimin.agencyId)
    .where('privacy', '=', 'open')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** A whole form for each operation of the product, as its page would send it. */
export const forms = {
  answer: async () => fields({ intent: 'answer', visibility: 'private', text: 'Siap.', key: aKey() }),
  note: async () => fields({ intent: 'note', text: 'Catatan.' }),
  noticeWays: async () => fields({ intent: 'ways', email: 'on', mail: '1', from: '20:00', until: '06:00' }),
  chatCode: async () => fields({ intent: 'code' }),
  pushGone: async () => JSON.stringify({ endpoint: 'https://push.example/1', gone: true }),
  calendar: async ({ world }) => calendarForm(world, 'save'),
  calendarTried: async ({ world }) => calendarForm(world, 'try'),
  preset: async ({ world }) => {
    // The other of the two, so that something changes.
    const { policies, policiesVersion } = await getCityState(world.app);
    const preset = policies.some((one) => one.id === 'sp4n') ? 'kota' : 'sp4n';
    return fields({ intent: 'save', preset, reason: 'Uji.', basedOn: policiesVersion });
  },
  secretary: async () => fields({ intent: 'secretary', secretary: '' }),
  promise: async ({ world }) => {
    const { policiesVersion } = await getCityState(world.app);
    serial++;
    return fields({
      intent: 'save',
      id: `uji-${serial}`,
      nameId: 'Uji',
      channel: `uji-${serial}`,
      counts: 'working',
      firstAnswerAmount: 60,
      firstAnswerUnit: 'minutes',
      pauseLimitAmount: 10,
      pauseLimitUnit: 'workingDays',
      warnPercent: 75,
      after_mimin: 0,
      source: 'uji',
      reason: 'Uji.',
      basedOn: policiesVersion,
    });
  },
  handOn: async ({ world }) =>
    fields({ intent: 'hand_on', toAgencyId: await agencyId(world, 'DPUPR'), reason: 'Bukan kami.' }),
  resolve: async () => fields({ intent: 'resolve', explanation: 'Selesai.' }),
  // Declared far ahead and only for a while: the pages of the other rows do not change with it.
  incident: async ({ world }) => {
    await world.app.pool.query(`update incidents set until_at = from_at + interval '1 second'`);
    return fields({
      textId: 'Banjir.',
      answer: 'Pompa bekerja.',
      topicId: 1,
      from: '2036-01-01T08:00',
      until: '2036-01-02T08:00',
    });
  },
  endIncident: async () => fields({ do: 'end' }),
  // An incident that is not there: who may join is asked where two reports are joined.
  joinIncident: async () => fields({ intent: 'join_incident', incidentId: 999_999 }),
  approve: async () => fields({ intent: 'decide_ending', as: 'approved' }),
  sendBack: async () => fields({ intent: 'decide_ending', as: 'sent_back', reason: 'Fotonya gelap.' }),
  removeProof: async () => fields({ intent: 'remove_proof', proofId: 999_999 }),
  openProof: async ({ world, mimin }) => {
    // Its own report each time: another row of the table may have ended the first one.
    const reportId = await aReport(world.app, { agency: 'DISHUB' });
    const bytes = new Uint8Array(
      await sharp(aScene(++serial + 70_000))
        .jpeg()
        .toBuffer(),
    );
    const added = await addProof(world.app, mimin, { reportId, bytes });
    if (!added.ok) throw new Error(added.reason);
    return fields({ reportId, proofId: added.id, reason: 'Diperiksa ulang.' });
  },
  close: async () => fields({ intent: 'close', as: 'no_answer_needed', reason: 'Sebab.' }),
  reopen: async () => fields({ intent: 'reopen', reason: 'Belum.' }),
  correct: async () => fields({ intent: 'correct', kind: 'question' }),
  hide: async () => fields({ intent: 'hide', reason: 'Ganda.' }),
  look: async () => fields({ intent: 'look', reason: 'Menelepon.' }),
  join: async ({ world }) => fields({ intent: 'join', otherId: await aReport(world.app, { agency: 'DISHUB' }) }),
  joinSecret: async ({ world }) =>
    fields({ intent: 'join', otherId: await aReport(world.app, { agency: 'DLH', privacy: 'secret' }) }),
  decline: async ({ world }) => fields({ intent: 'decline', otherId: await aReport(world.app, { agency: 'DISHUB' }) }),
  split: async () => fields({ intent: 'split', reason: 'Lampu yang lain.' }),
  forward: async () => fields({ intent: 'forward', trackingId: `uji-${aKey()}` }),
  // A server that is not there: whether somebody may send is another question than what it says.
  sendThere: async () => fields({ service: '001' }),
  deskNews: async () => fields({ intent: 'note', status: 'settled' }),
  deskIdentity: async () => fields({ intent: 'identity', agreed: 'on', reason: 'Pelapor setuju.' }),
  settle: async ({ world, reportId }) =>
    fields({ intent: 'settle', outboxId: await anUnknownAnswer(world, reportId), as: 'resend', key: aKey() }),
  trouble: async ({ world, mimin }) =>
    fields({ outboxId: await anUnknownAnswer(world, await ownReport(world, mimin)), as: 'resend', key: aKey() }),
  quiet: async ({ world, mimin }) => fields({ reportId: await ownReport(world, mimin) }),
  present: async () => JSON.stringify({ writing: false }),
  keptDraft: async () => JSON.stringify({ mode: 'answer', text: 'Petugas', seenVersion: 1, key: aKey() }),
  draft: async () => JSON.stringify({ visibility: 'private' }),
  json: async () => '{}',
  empty: async () => fields({}),
  counter: async () => fields({ text: 'Lampu jalan mati di Karawaci', via: 'phone', key: aKey() }),
  reply: async ({ mimin }) => fields({ title: 'Salam', text: 'Terima kasih.', agencyId: mimin.agencyId ?? '' }),
  cityReply: async () => fields({ title: 'Salam', text: 'Terima kasih.' }),
  tryText: async () => fields({ text: 'Lampu jalan mati di Karawaci', channel: 'web' }),
  cityRow: async ({ world }) => aTopic(await versionOf(world)),
  cityRowTried: async ({ world }) => aTopic(await versionOf(world), 'try'),
  bringBack: async ({ world }) => {
    // Something must have changed before an earlier version can come back.
    const version = await versionOf(world);
    const { rows } = await world.app.pool.query<{ tables: CityTables }>('select tables from city');
    const tables = rows[0]?.tables;
    if (!tables) throw new Error('no city');
    const outside = tables.outside.map((body, i) =>
      i === 0 ? { ...body, contact: { ...body.contact, id: `Kantor ${aKey()}` } } : body,
    );
    const changed = { ...tables, outside };
    await world.app.pool.query(
      `insert into city_table_versions (version, tables, made_at) values ($1, $2, now()) on conflict (version) do nothing`,
      [version, JSON.stringify(tables)],
    );
    await world.app.pool.query('update city set tables = $1, tables_version = tables_version + 1', [
      JSON.stringify(changed),
    ]);
    return fields({ version, basedOn: version + 1 });
  },
  cityTable: async ({ world }) => {
    const { rows } = await world.app.pool.query<{ tables: CityTables }>('select tables from city');
    const topics = (rows[0]?.tables.topics ?? []).map((topic, i) =>
      i === 0 ? { ...topic, words: [...topic.words, `kata${aKey().replaceAll(/[^a-z]/g, '')}`] } : topic,
    );
    const csv = writeTableCsv('topics', topics);
    return fields({ intent: 'apply', basedOn: await versionOf(world), csv });
  },
  notices: async () => fields({ upTo: 1 }),
  pauseChannel: async ({ world }) => {
    const { id } = await world.app.db
      .selectFrom('channels')
      .select('id')
      .where('network', '=', 'instagram')
      .executeTakeFirstOrThrow();
    return fields({ intent: 'pause', channelId: id, paused: 0 });
  },
  subscribeChannel: async ({ world }) => {
    const { id } = await world.app.db
      .selectFrom('channels')
      .select('id')
      .where('network', '=', 'instagram')
      .executeTakeFirstOrThrow();
    return fields({ intent: 'subscribe', network: 'instagram', channelId: id });
  },
  oauthApp: async () =>
    fields({ intent: 'app', client_id: 'aplikasi', client_secret: 'rahasia', api: 'business', direct_messages: 'off' }),
  beginConsent: async () => fields({ intent: 'begin' }),
  chooseAccount: async () => fields({ externalId: 'x' }),
  account: async ({ world, mimin }) => {
    const { rows } = await world.app.pool.query<{ version: number }>(
      `select version from official_accounts where id = (select min(id) from official_accounts where agency_id = $1)`,
      [mimin.agencyId],
    );
    const agencyId = mimin.agencyId ?? '';
    const version = rows[0]?.version ?? 0;
    return fields({ network: 'x', handle: `uji_${++serial}`, agencyId, state: 'active', version });
  },
  accountsCsv: async () => fields({ csv: 'jejaring,akun\nig,@uji_daftar\n' }),
  handover: async ({ world, mimin }) => {
    await world.app.pool.query('update account_handovers set done_at = now()');
    const { rows } = await world.app.pool.query<{ id: number }>(
      `insert into account_handovers (account_id, staff_id, name, part, because, opened_at)
       select (select min(id) from official_accounts where agency_id = $1), s.id, 'Pergi', 'admin', 'left', now()
         from staff s order by s.id limit 1 returning id`,
      [mimin.agencyId],
    );
    return fields({ id: rows[0]?.id ?? 0, step: 'password' });
  },
  deadLetter: async ({ world }) => {
    const { rows } = await world.app.pool.query<{ id: number }>(
      `insert into raw_events (channel_id, source, body, state, error)
       select id, 'webhook', '{}', 'dead', 'rusak' from channels where network = 'instagram' returning id`,
    );
    return fields({ intent: 'dismiss', id: rows[0]?.id ?? 0, reason: 'Percobaan.' });
  },
  invite: async ({ mimin }) =>
    fields({ name: 'Baru', email: `baru-${aKey()}@kota.example`, role: 'mimin', agencyId: mimin.agencyId ?? '' }),
  inviteLeader: async () => fields({ name: 'Baru', email: `baru-${aKey()}@kota.example`, role: 'leader' }),
  reset: async () => fields({ part: 'reset' }),
  reopenDays: async () => fields({ intent: 'reopen_days', days: 14 }),
  threshold: async () => fields({ intent: 'threshold', threshold: '0,6' }),
  train: async () => fields({ intent: 'train' }),
  useVersion: async () => fields({ intent: 'use', versionId: 999_999, liveId: '' }),
  token: async () => fields({ name: 'Program', scopes: 'reports:read' }),
} satisfies Record<string, Form>;
export type FormName = keyof typeof forms;

async function versionOf(world: World): Promise<number> {
  const { rows } = await world.app.pool.query<{ v: number }>('select tables_version as v from city');
  return rows[0]?.v ?? 0;
}

function aTopic(basedOn: number, intent = 'save'): URLSearchParams {
  const code = `uji-${aKey().replaceAll(/[^a-zA-Z0-9]/g, '')}`.slice(0, 30);
  return fields({
    intent,
    basedOn,
    code,
    name_id: 'Uji',
    name_en: 'Test',
    urgency: 'medium',
    words: `${code.toLowerCase().replace('-', '')}:2`,
  });
}

async function anUnknownAnswer(world: World, reportId: number): Promise<number> {
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, state, started_at)
     select $2, report_id, id, channel_id, 'private', 'Siap.', 'unknown', now() from conversations where report_id = $1
     limit 1 returning id`,
    [reportId, aKey()],
  );
  return rows[0]?.id ?? 0;
}
