import type { App } from '#src/app.ts';
import { getCityState } from '#src/inbox/index.ts';
import { kinds } from '#src/inbox/schema.ts';
import { seeded } from '../../simulator/record.ts';

/** One row of the ledger as it is written. */
export interface LedgerRow {
  at: Date;
  report_id: number;
  type: string;
  agency_id: number | null;
  to_agency_id: number | null;
  detail: Record<string, unknown>;
}

type Row = Record<string, unknown>;
const dayMs = 86_400_000;

/**
 * Writes a year of made-up reports into ledger and reports, as the commands would have left them: uneven agencies, hand-ons,
 * corrections, answers of machines and people, reopenings, ratings, secrets, joined and hidden ones. The same seed, the same year.
 */
export async function writeRandomYear(app: App, wanted: { seed: number; reports: number; until: Date }): Promise<void> {
  const random = seeded(wanted.seed);
  const city = await getCityState(app);
  const agencies = [...city.agencyIds.values()].sort((a, b) => a - b).slice(0, 9);
  const topics = [...city.topicIds.values()].sort((a, b) => a - b).slice(0, 12);
  const channels = await someChannels(app);
  const { rows } = await app.pool.query<{ id: number }>('select coalesce(max(id), 0)::int as id from reports');
  const first = (rows[0]?.id ?? 0) + 1;
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() ** 1.7 * choices.length)] as T;
  const stories = Array.from({ length: wanted.reports }, (_, i) =>
    tellStory(first + i, { random, pick, agencies, topics, channels, until: wanted.until.getTime(), first }),
  );
  await insert(
    app,
    'reports',
    stories.map((one) => one.report),
  );
  // What happened at the same time lies in the order of time, as in life, not report by report.
  const ledger = stories.flatMap((one) => one.events).map((row, i) => ({ row, i }));
  ledger.sort((a, b) => a.row.at.getTime() - b.row.at.getTime() || a.i - b.i);
  await insert(
    app,
    'report_events',
    ledger.map(({ row }) => row as unknown as Row),
  );
  await app.pool.query(`select setval(pg_get_serial_sequence('reports', 'id'), (select max(id) from reports))`);
  await app.pool.query('analyze reports, report_events');
}

async function someChannels(app: App): Promise<number[]> {
  await app.pool.query(`insert into channels (network, external_id, name, state)
    select n, 'random-year', 'Tahun acak ' || n, 'paused' from unnest(array['instagram', 'email', 'telegram', 'web']) n
    on conflict do nothing`);
  const { rows } = await app.pool.query<{ id: number }>(
    `select id from channels where external_id = 'random-year' order by id`,
  );
  return rows.map((row) => row.id);
}

interface Makings {
  random: () => number;
  pick: <T>(choices: readonly T[]) => T;
  agencies: number[];
  topics: number[];
  channels: number[];
  until: number;
  first: number;
}

function tellStory(id: number, { random, pick, agencies, topics, channels, until, first }: Makings) {
  const events: LedgerRow[] = [];
  let at = until - random() * 365 * dayMs;
  const openedAt = new Date(at);
  const channelId = pick(channels);
  const report = {
    id,
    code: `RY${id.toString(36).toUpperCase().padStart(8, '0')}`,
    kind: pick(kinds) as string,
    status: 'open',
    urgency: pick(['medium', 'low', 'high']),
    topic_id: random() < 0.1 ? null : pick(topics),
    agency_id: random() < 0.15 ? null : pick(agencies),
    channel_id: channelId,
    title: `Aduan acak ${id}`,
    privacy: random() < 0.06 ? 'secret' : random() < 0.2 ? 'anonymous' : 'open',
    triage: {},
    clocks: { first_answer: null, next_answer: null, resolution: null },
    opened_at: openedAt,
    last_message_at: openedAt,
    next_due_at: null as Date | null,
    first_answered_at: null as Date | null,
    resolved_at: null as Date | null,
    closed_as: null as string | null,
    rating: null as number | null,
    hidden_at: null as Date | null,
    hidden_reason: null as string | null,
    earlier_agency_ids: [] as number[],
    main_id: null as number | null,
    joined_to: null as number | null,
    joined_at: null as Date | null,
    joined_state: null as object | null,
  };
  const tell = (type: string, detail: Record<string, unknown> = {}, to: number | null = null) =>
    events.push({ at: new Date(at), report_id: id, type, agency_id: report.agency_id, to_agency_id: to, detail });
  tell('received', { channelId, network: 'x', kind: report.kind, via: null });
  tell('routed', { route: {}, urgency: report.urgency, topicId: report.topic_id }, report.agency_id);
  const ended = () => report.status === 'resolved' || report.status === 'closed';
  const end = (status: string, as: string | null = null) => {
    Object.assign(report, { status, resolved_at: new Date(at), closed_as: as });
  };
  const open = () => Object.assign(report, { status: 'open', resolved_at: null, closed_as: null });
  const deeds: (() => void)[] = [
    () => tell('answer_sent', { automatic: true }),
    () => {
      tell('answer_sent', { automatic: false });
      report.first_answered_at ??= new Date(at);
    },
    () => {
      tell('answer_sent', { automatic: false });
      report.first_answered_at ??= new Date(at);
      if (report.status === 'open') {
        report.status = 'waiting';
        tell('asked_resident');
      }
    },
    () => {
      tell('answered_elsewhere', { kind: 'echo' });
      report.first_answered_at ??= new Date(at);
    },
    () => {
      if (!ended()) report.status = 'open';
      tell('resident_wrote');
    },
    () => {
      if (ended()) return;
      const to = random() < 0.2 ? null : pick(agencies);
      if (to === report.agency_id) return;
      tell('handed_on', {}, to);
      if (report.agency_id !== null)
        report.earlier_agency_ids = [...new Set([...report.earlier_agency_ids, report.agency_id])];
      report.agency_id = to;
    },
    () => {
      const kind = pick(kinds);
      const topicId = random() < 0.3 ? undefined : random() < 0.2 ? null : pick(topics);
      tell('triage_corrected', { from: {}, to: { kind, ...(topicId === undefined ? {} : { topicId }) } });
      report.kind = kind;
      if (topicId !== undefined) report.topic_id = topicId;
    },
    () => {
      if (ended()) return;
      tell('resolved');
      end('resolved');
    },
    () => {
      if (ended() || random() < 0.6) return;
      tell('closed', { as: 'outside' });
      end('closed', 'outside');
    },
    () => {
      if (!ended()) return;
      tell('reopened');
      open();
    },
    () => {
      if (!ended()) return;
      const rating = 1 + Math.floor(random() * 5);
      tell('rated', { rating });
      report.rating = rating;
    },
  ];
  const steps = Math.floor(random() * 9);
  for (let step = 0; step < steps; step++) {
    // Some things take minutes, some months.
    at += random() ** 6 * 60 * dayMs + 1_000;
    if (at >= until) break;
    (deeds[Math.floor(random() * deeds.length)] as () => void)();
  }
  if (!ended() && random() < 0.7) report.next_due_at = new Date(until + (random() - 0.5) * 20 * dayMs);
  if (at < until && random() < 0.03 && !ended() && id > first) {
    tell('joined', { as: 'member', mainId: first });
    end('closed', 'joined');
    const joined = { main_id: first, joined_to: first, joined_at: new Date(at), joined_state: {}, next_due_at: null };
    Object.assign(report, joined);
  }
  if (at < until && random() < 0.03 && id > first) {
    tell('hidden');
    Object.assign(report, { hidden_at: new Date(at), hidden_reason: 'Uji.' });
  }
  return { report, events };
}

async function insert(app: App, table: 'reports' | 'report_events', rows: Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += 2_000) {
    await app.pool.query(
      `insert into ${table} (${names}) ${table === 'reports' ? 'overriding system value' : ''}
       select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + 2_000))],
    );
  }
}
