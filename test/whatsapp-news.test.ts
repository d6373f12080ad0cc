import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, bu, complaint, heard, incoming } from './contract/common-cells.ts';
import { openTrials, type Trial, type Trials } from './contract/trial.ts';

let trials: Trials;
beforeAll(async () => {
  trials = await openTrials('whatsapp');
});
afterAll(() => trials?.close());

async function tried(act: (trial: Trial) => Promise<void>): Promise<void> {
  const trial = await trials.open();
  try {
    await act(trial);
  } finally {
    await trial.close();
  }
}

const answer = async (trial: Trial) => (await trial.outbox()).findLast((one) => !one.automatic);
/** Webhooks of what was just sent arrive right behind the call. */
const settle = async (trial: Trial) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await trial.take();
};

test('an accepted answer that WhatsApp could not deliver is shown as failed, with the reason in plain words', () =>
  tried(async (trial) => {
    await arrive(trial, complaint());
    await trial.send();
    trial.city.whatsapp.laterFailures.push(131_026);
    await trial.answer('Siap, tim kami turun besok.');
    await settle(trial);
    expect(await answer(trial)).toMatchObject({ state: 'failed', failure: 'permanent', reason: 'blocked_by_person' });
  }));

test('a status that arrives before the call has returned changes nothing', () =>
  tried(async (trial) => {
    await arrive(trial, complaint());
    await trial.send();
    trial.city.whatsapp.statusFirst = true;
    trial.city.whatsapp.statuses = ['read', 'sent', 'delivered'];
    const sent = await trial.answer('Siap, tim kami turun besok.');
    await trial.take();
    await trial.send();
    expect(sent.state).toBe('sent');
    expect(await answer(trial)).toMatchObject({ state: 'sent', externalId: sent.externalId });
    expect((await trial.items()).filter((one) => one.text.startsWith('Siap'))).toHaveLength(1);
    expect(await trial.deadLetters()).toEqual([]);
  }));

test('a failure told before the outcome is known ends an unclear answer', () =>
  tried(async (trial) => {
    await arrive(trial, complaint());
    await trial.send();
    trial.city.whatsapp.troubles.add('messages', 'timeout_after_effect');
    trial.city.whatsapp.laterFailures.push(131_047);
    await trial.answer('Siap, tim kami turun besok.');
    await settle(trial);
    await trial.send();
    expect(await answer(trial)).toMatchObject({ state: 'failed', failure: 'policy', reason: 'window_closed' });
    expect(await trial.accepted()).toHaveLength(1);
  }));

test('a person who hides their number, and one whose id is replaced, stay in the same report', () =>
  tried(async (trial) => {
    const { whatsapp } = trial.city;
    const { userId } = whatsapp.numbers.person(bu.username);
    heard(trial);
    for (const shown of ['number', 'both', 'id'] as const) {
      whatsapp.shown = shown;
      await whatsapp.say(complaint(shown), bu);
      trial.later(2_000);
    }
    await trial.take();
    await whatsapp.updateId(userId, 'ID.42');
    await trial.take();
    const items = await incoming(trial);
    expect(items.map((one) => one.kind).filter((kind) => kind === 'message')).toHaveLength(3);
    expect(new Set(items.map((one) => one.conversation))).toEqual(new Set(['ID.42']));
    expect(new Set(items.map((one) => one.reportId).filter((id) => id !== null)).size).toBe(1);
  }));

test('our own words do not hold the window open', () =>
  tried(async (trial) => {
    await trial.reconnect({ settings: { templates: '' } });
    await arrive(trial, complaint());
    trial.later(23 * 3_600_000);
    await trial.city.whatsapp.typeInApp('Masih kami kerjakan.', bu);
    await trial.take();
    trial.later(2 * 3_600_000);
    expect(await trial.queue('Sudah selesai.')).toBe('window_closed');
  }));
