import { expect } from 'vitest';
import type { Trial } from './trial.ts';

/** A complaint that triage gives to an agency, different each time. */
export function complaint(n: number | string = 1): string {
  return `lampu jalan mati dpn sdn karawaci ${n} udh seminggu`;
}

export const bu = { username: 'bu.ratna', name: 'Bu Ratna' };
export const pak = { username: 'pak.budi', name: 'Pak Budi' };

/** A correctly made body with this signature is refused, counted and never becomes a message. */
export function refusesSignature(signature: 'forged' | 'absent' | 'stale', way?: string) {
  return async (trial: Trial) => {
    const webhook = heard(trial);
    webhook.habits.signature = signature;
    await speak(trial, complaint(), way);
    expect(webhook.delivered.length).toBeGreaterThan(0);
    for (const one of webhook.delivered) expect([400, 401, 403]).toContain(one.status);
    await trial.take();
    expect(await trial.items()).toEqual([]);
    const reasons = Object.keys(await trial.refusals());
    const expected = { forged: 'bad_signature', absent: 'missing_signature', stale: 'stale' }[signature];
    expect(reasons).toEqual([expected]);
    webhook.habits.signature = 'good';
    await speak(trial, complaint(2), way);
    await trial.take();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([expect.stringContaining('karawaci 2')]);
  };
}

/** The same webhook three times, and found once more by a poll, is one message and one report. */
export function takesOnce(way?: string) {
  return async (trial: Trial) => {
    if (trial.side.webhook) heard(trial).habits.copies = 3;
    const id = await speak(trial, complaint(), way);
    await trial.take();
    if (trial.network.poll) {
      await trial.poll();
      await trial.poll();
    }
    const items = await incoming(trial);
    expect(items.map((one) => one.externalId)).toEqual([id]);
    expect(new Set(items.map((one) => one.reportId)).size).toBe(1);
  };
}

/** Two things one person said that arrive the wrong way round stand in the order in which they were said, in one thread. */
export function ordersLateOnes(way?: string) {
  return async (trial: Trial) => {
    const webhook = heard(trial);
    webhook.habits.reorder = true;
    const first = await speak(trial, complaint('awal'), way);
    trial.later(2_000);
    const second = await speak(trial, complaint('akhir'), way);
    webhook.habits.reorder = false;
    await webhook.flush();
    await trial.take();
    const items = await incoming(trial);
    expect(items.map((one) => one.externalId)).toEqual([first, second]);
  };
}

/** A dead token stops the account, says so, and loses no answer: after connecting anew it can be sent once. */
export function noticesDeadToken(kill: (trial: Trial) => void | Promise<void>, way?: string) {
  return async (trial: Trial) => {
    await arrive(trial, complaint(), way);
    await kill(trial);
    const answer = await trial.answer('Siap, tim kami turun besok.');
    expect(answer).toMatchObject({ state: 'failed', failure: 'reauth' });
    expect(await trial.accepted()).toEqual([]);
    expect((await trial.channel()).state).toBe('needs_reauth');
  };
}

/** A full budget holds the answer until the network's own time, then it leaves once. */
export function waitsForBudget(cause: (trial: Trial) => void | Promise<void>, way?: string) {
  return async (trial: Trial) => {
    await arrive(trial, complaint(), way);
    await cause(trial);
    const held = await trial.answer('Siap, tim kami turun besok.');
    expect(held).toMatchObject({ state: 'queued', failure: 'rate' });
    expect(held.notBefore?.getTime()).toBeGreaterThan(trial.app.now().getTime());
    expect(await trial.accepted()).toEqual([]);
    trial.later((held.notBefore?.getTime() ?? 0) - trial.app.now().getTime() + 1_000);
    await trial.send();
    expect((await trial.accepted()).map((one) => one.text)).toEqual([expect.stringContaining('turun besok')]);
  };
}

/** After the network's window an answer is refused before anything is queued. */
export function closesWindow(ms: number, way?: string, visibility: 'public' | 'private' = 'private') {
  return async (trial: Trial) => {
    await arrive(trial, complaint(), way);
    trial.later(ms);
    expect(await trial.queue('Maaf baru sempat menjawab.', { visibility })).toBe('window_closed');
    await trial.send();
    expect(await trial.accepted()).toEqual([]);
  };
}

/**
 * The network did it and did not say so: the answer stands there once and is never sent again by itself. `found`: looking
 * on the network finds it and the product knows that it arrived; else a person is asked.
 */
export function sendsOnceWhenUntold(
  cause: (trial: Trial) => void | Promise<void>,
  end: 'found' | 'asked',
  way?: string,
) {
  return async (trial: Trial) => {
    await arrive(trial, complaint(), way);
    await cause(trial);
    const text = 'Siap, tim kami turun besok.';
    const first = await trial.answer(text);
    expect(['sent', 'unknown']).toContain(first.state);
    for (let round = 0; round < 3; round++) {
      trial.later(5 * 60_000);
      await trial.send();
    }
    expect(await trial.accepted()).toHaveLength(1);
    const last = (await trial.outbox()).filter((row) => row.text === text);
    expect(last.map((row) => row.state)).toEqual([end === 'found' ? 'sent' : 'unknown']);
  };
}

/** Lets a resident say something and takes it in, by webhook or poll. */
export async function arrive(trial: Trial, text: string, way?: string): Promise<string> {
  const id = await speak(trial, text, way);
  if (!trial.side.webhook) await trial.poll();
  else await trial.take();
  if ((await incoming(trial)).length === 0) throw new Error('nothing arrived');
  return id;
}

/** What residents wrote, oldest first. */
export async function incoming(trial: Trial) {
  return (await trial.items()).filter((one) => one.direction === 'in');
}

/** The practice network's deliverer, calling the product. */
export function heard(trial: Trial) {
  if (!trial.side.webhook) throw new Error(`${trial.network.name} never calls`);
  if (trial.side.webhook.habits.callback === undefined) trial.callUs();
  return trial.side.webhook;
}

function speak(trial: Trial, text: string, way?: string): Promise<string> {
  if (trial.side.webhook) heard(trial);
  return trial.side.speak(way ?? trial.side.ways[0]?.key ?? '', text, bu);
}
