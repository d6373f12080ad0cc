import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '#src/app.ts';
import type { Network } from '#src/channels/domain/network.ts';
import {
  addWebhooks,
  forgetChannels,
  networkNamed,
  pollChannels,
  putChannel,
  writeRefusals,
} from '#src/channels/index.ts';
import { answerReport, fetchMedia, findUnclear, ingestEvents, sendAnswers, settleAbandoned } from '#src/inbox/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Simulator, startSimulator } from '../../simulator/city.ts';
import type { SentAnswer } from '../../simulator/record.ts';
import type { PracticeAccount, Side } from '../../simulator/side.ts';
import { aKey } from '../support/reports.ts';
import { aStaff, aWorld, type World } from '../support/world.ts';

/** A message as it stands in the product. */
export interface StoredItem {
  externalId: string;
  conversation: string;
  direction: 'in' | 'out';
  kind: string;
  visibility: string;
  text: string;
  unsupported: string | null;
  reportId: number | null;
  attachments: { kind: string; mediaId?: number; refused?: string }[];
  /** What it said before it was edited. */
  editedFrom: string | null;
  withdrawnAt: Date | null;
  at: Date;
}

/** An answer in the outbox. */
export interface QueuedAnswer {
  state: string;
  reason: string | null;
  failure: string | null;
  externalId: string | null;
  automatic: boolean;
  notBefore: Date | null;
  text: string;
}

/** One connected account of one practice network, and what may be done and seen in a test of it. */
export interface Trial {
  app: App;
  city: Simulator;
  side: Side;
  network: Network;
  channelId: number;
  /** Address of the product's webhook for this account. */
  hookUrl: string;
  /** Lets the practice network deliver its webhooks to the product from now on. */
  callUs(): void;
  /** Posts a body as it stands; answers the status. */
  post(body: string, headers?: Record<string, string>): Promise<number>;
  /** Writes the connection anew with these settings and secrets besides its own. */
  reconnect(more?: Partial<PracticeAccount>): Promise<void>;
  /** Polls once and works off the journal. */
  poll(): Promise<void>;
  /** Works off the journal, also what was put aside for later. */
  take(): Promise<void>;
  items(): Promise<StoredItem[]>;
  /** Journal entries that nobody could read. */
  deadLetters(): Promise<string[]>;
  /** How often a webhook was refused, by reason. */
  refusals(): Promise<Record<string, number>>;
  /** A coordinator answers the newest report (or the one given) and the answer is sent; answers how it ended. */
  answer(text: string, how?: { visibility?: 'public' | 'private'; reportId?: number }): Promise<QueuedAnswer>;
  /** Queues an answer without sending; answers the reason of a refusal, or undefined. */
  queue(text: string, how?: { visibility?: 'public' | 'private'; reportId?: number }): Promise<string | undefined>;
  /** Runs the sender once. */
  send(): Promise<void>;
  /** Every answer of this account, receipts included, oldest first. */
  outbox(): Promise<QueuedAnswer[]>;
  /** What people answered and the practice network accepted, receipts left out. */
  accepted(): Promise<SentAnswer[]>;
  /** Fetches waiting attachments. */
  fetchMedia(): Promise<void>;
  channel(): Promise<{ state: string; reason: string | null; pollFailures: number }>;
  /** Moves the product's clock and the practice city's forward, in milliseconds. */
  later(ms: number): void;
  close(): Promise<void>;
}

export interface Trials {
  open(): Promise<Trial>;
  close(): Promise<void>;
}

const sideOf = (city: Simulator, name: string): Side => {
  const side = city.sides.find((one) => one.network === name);
  if (!side) throw new Error(`no practice side ${name}`);
  return side;
};

/** One database and one product for all cells of a network; each cell has an account and a practice city of its own. */
export async function openTrials(name: string): Promise<Trials> {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const world = await aWorld({ now });
  const coordinator = await aStaff(world.app, world.operator, 'coordinator');
  const hono = new Hono<{ Bindings: object }>();
  addWebhooks(world.app, hono);
  const server = createServer(getRequestListener(hono.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open: async () => {
      ahead = 0;
      const city = await startSimulator({ now });
      const later = (ms: number) => {
        ahead += ms;
      };
      return openTrial(name, { world, coordinator, url, city, later });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.drop();
    },
  };
}

interface Parts {
  world: World;
  coordinator: StaffActor;
  url: string;
  city: Simulator;
  later: (ms: number) => void;
}

async function openTrial(name: string, { world, coordinator, url, city, later }: Parts): Promise<Trial> {
  const { app } = world;
  const network = networkNamed(name);
  if (!network) throw new Error(`no network ${name}`);
  const side = sideOf(city, name);
  const connect = async (more: Partial<PracticeAccount> = {}) => {
    const account = side.account();
    const id = await app.db.transaction().execute((tx) =>
      putChannel(app, tx, {
        network: name,
        externalId: more.externalId ?? account.externalId,
        name: `@kota ${name}`,
        agencyId: null,
        settings: { ...account.settings, timeout_seconds: '1', ...more.settings },
        secrets: { ...account.secrets, ...more.secrets },
      }),
    );
    await app.db.updateTable('channels').set({ connected_at: '2026-01-01T00:00:00Z' }).where('id', '=', id).execute();
    forgetChannels(app);
    return id;
  };
  const channelId = await connect();
  const hookUrl = `${url}/hook/${channelId}`;
  const take = async () => {
    for (let round = 0; round < 3; round++) {
      while ((await ingestEvents(app)).taken > 0);
      const waiting = await app.db
        .updateTable('raw_events')
        .set({ not_before: null })
        .where('state', '=', 'new')
        .returning('id')
        .execute();
      if (waiting.length === 0) return;
    }
  };
  const newestReport = async () => {
    const row = await app.db
      .selectFrom('reports')
      .select('id')
      .where('channel_id', '=', channelId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) throw new Error('no report was opened');
    return row.id;
  };
  const queue: Trial['queue'] = async (text, how = {}) => {
    const reportId = how.reportId ?? (await newestReport());
    const visibility = how.visibility ?? (await visibilityOf(app, reportId));
    const done = await answerReport(app, coordinator, { reportId, visibility, text, key: aKey(), asks: false });
    return done.ok ? undefined : done.reason;
  };
  const send = async () => {
    await sendAnswers(app);
    await settleAbandoned(app);
    await findUnclear(app);
  };
  const outbox = () => readOutbox(app, channelId);
  return {
    app,
    city,
    side,
    network,
    channelId,
    hookUrl,
    callUs: () => {
      if (!side.webhook) throw new Error(`${name} never calls`);
      side.webhook.habits.callback = hookUrl;
    },
    post: async (body, headers = {}) => {
      const response = await fetch(hookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      await response.body?.cancel();
      return response.status;
    },
    reconnect: async (more) => void (await connect(more)),
    poll: async () => {
      await pollChannels(app);
      await take();
    },
    take,
    items: () => readItems(app, channelId),
    deadLetters: async () => {
      const rows = await app.db
        .selectFrom('raw_events')
        .select('error')
        .where('channel_id', '=', channelId)
        .where('state', '=', 'dead')
        .execute();
      return rows.map((row) => row.error ?? '');
    },
    refusals: async () => {
      await writeRefusals(app);
      const rows = await app.db
        .selectFrom('channel_refusals')
        .select(['reason', 'count'])
        .where('channel_id', '=', channelId)
        .execute();
      return Object.fromEntries(rows.map((row) => [row.reason, Number(row.count)]));
    },
    queue,
    send,
    answer: async (text, how) => {
      const refused = await queue(text, how);
      if (refused) throw new Error(`the answer was refused: ${refused}`);
      await send();
      const own = (await outbox()).filter((row) => !row.automatic && row.text === text).at(-1);
      if (!own) throw new Error('the answer is not in the outbox');
      return own;
    },
    outbox,
    accepted: async () => {
      const texts = new Set((await outbox()).filter((row) => row.automatic).map((row) => row.text));
      return city.sent.filter((one) => one.network === name && ![...texts].some((text) => one.text.includes(text)));
    },
    fetchMedia: async () => {
      await app.pool.query('update media_queue set not_before = null');
      while ((await fetchMedia(app)) > 0);
    },
    channel: async () => {
      const row = await app.db
        .selectFrom('channels')
        .select(['state', 'state_reason', 'poll_failures'])
        .where('id', '=', channelId)
        .executeTakeFirstOrThrow();
      return { state: row.state, reason: row.state_reason, pollFailures: row.poll_failures };
    },
    later,
    close: async () => {
      await city.stop();
      // The next cell has an account that nobody knows yet.
      await app.pool.query(
        `update channels set state = 'ended', external_id = id || '-' || external_id where id = $1`,
        [channelId],
      );
      await app.db
        .updateTable('outbox')
        .set({ state: 'cancelled' })
        .where('state', 'in', ['queued', 'sending'])
        .execute();
      await app.pool.query(`delete from media_queue`);
      forgetChannels(app);
    },
  };
}

async function visibilityOf(app: App, reportId: number): Promise<'public' | 'private'> {
  const row = await app.db
    .selectFrom('messages')
    .select('visibility')
    .where('report_id', '=', reportId)
    .where('direction', '=', 'in')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.visibility as 'public' | 'private';
}

async function readItems(app: App, channelId: number): Promise<StoredItem[]> {
  const { rows } = await app.pool.query<StoredItem>(
    `select m.external_id as "externalId", c.external_id as conversation, m.direction, m.kind, m.visibility, m.text,
            m.unsupported, m.report_id as "reportId", m.attachments, m.edited_from as "editedFrom",
            m.withdrawn_at as "withdrawnAt", m.at
       from messages m join conversations c on c.id = m.conversation_id
      where c.channel_id = $1 order by m.at, m.id`,
    [channelId],
  );
  return rows;
}

async function readOutbox(app: App, channelId: number): Promise<QueuedAnswer[]> {
  const { rows } = await app.pool.query<QueuedAnswer>(
    `select state, reason, failure, external_id as "externalId", automatic, not_before as "notBefore", text
       from outbox where channel_id = $1 order by id`,
    [channelId],
  );
  return rows;
}
