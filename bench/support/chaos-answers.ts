import type { SentAnswer } from '../../simulator/record.ts';
import type { App } from '../../src/app.ts';
import { answerReport } from '../../src/inbox/index.ts';
import type { StaffActor } from '../../src/people/index.ts';

const answered = /Jawaban uji (\d+) tamat/;

export interface AnswerCount {
  queued: number;
  /** What the commands refused (a window closed, one answer only). */
  refused: number;
  sent: number;
  unknown: number;
  failed: number;
  waiting: number;
  /** Answers that a network got more than once. */
  sentTwice: number;
  /** Answers that the product says arrived and no network got. */
  claimedOnly: number;
  /** Answers that the product says failed and a network got. */
  deniedOnly: number;
}

export interface Answering {
  /** Stops when everything asked for is queued. */
  finish(): Promise<void>;
  count(sent: readonly SentAnswer[]): Promise<AnswerCount>;
}

/** A mimin who answers every report that `wanted` names, again with the same key when the database was away. */
export function startAnswering(app: App, actor: StaffActor, wanted: (n: number) => boolean): Answering {
  const queued = new Set<number>();
  const refused = new Set<number>();
  let ending = false;
  const round = async () => {
    const { rows } = await app.pool.query<{ n: number; report_id: number; visibility: 'public' | 'private' }>(
      `select distinct on (n) * from (
         select substring(text from 'uji (\\d+) selesai')::int as n, report_id, visibility from messages
          where direction = 'in' and report_id is not null and text ~ 'uji \\d+ selesai') m order by n`,
    );
    for (const row of rows) {
      if (!wanted(row.n) || queued.has(row.n) || refused.has(row.n)) continue;
      const done = await answerReport(app, actor, {
        reportId: row.report_id,
        visibility: row.visibility,
        text: `Jawaban uji ${row.n} tamat`,
        key: `chaos-answer-${String(row.n).padStart(8, '0')}`,
        asks: false,
      });
      (done.ok ? queued : refused).add(row.n);
    }
  };
  const run = (async () => {
    for (;;) {
      const last = ending;
      const done = await round().then(
        () => true,
        () => false,
      );
      if (last && done) return;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  })();
  return {
    finish: async () => {
      ending = true;
      await run;
    },
    count: async (sent) => {
      const { rows } = await app.pool.query<{ id: number; text: string; state: string; conversation: number }>(
        `select id, text, state, conversation_id as conversation from outbox where text ~ 'Jawaban uji \\d+ tamat'`,
      );
      const got = new Map<number, number>();
      for (const one of sent) {
        const n = Number(answered.exec(one.text)?.[1] ?? -1);
        if (n >= 0) got.set(n, (got.get(n) ?? 0) + 1);
      }
      // One answer goes to each conversation of its report, and each may get it once.
      const rowsOf = new Map<number, string[]>();
      for (const row of rows) {
        const n = Number(answered.exec(row.text)?.[1] ?? -1);
        rowsOf.set(n, [...(rowsOf.get(n) ?? []), row.state]);
      }
      const many = (state: string) => rows.filter((row) => row.state === state).length;
      let [sentTwice, claimedOnly, deniedOnly] = [0, 0, 0];
      for (const [n, states] of rowsOf) {
        const arrived = got.get(n) ?? 0;
        sentTwice += Math.max(0, arrived - states.length);
        claimedOnly += Math.max(0, states.filter((state) => state === 'sent').length - arrived);
        deniedOnly += Math.max(0, arrived - states.filter((state) => state !== 'failed').length);
      }
      for (const [n, times] of got) if (!rowsOf.has(n)) sentTwice += times;
      return {
        queued: rows.length,
        refused: refused.size,
        sent: many('sent'),
        unknown: many('unknown'),
        failed: many('failed'),
        waiting: many('queued') + many('sending'),
        sentTwice,
        claimedOnly,
        deniedOnly,
      };
    },
  };
}
