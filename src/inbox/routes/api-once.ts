import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#src/app.ts';
import { seal, unseal } from '#src/shared/seal.ts';
import { claimKey, type Intent, keepAnswer, releaseKey } from '../store/api-keys.ts';
import { ApiProblem } from './api-problem.ts';

/** How long a request waits for another with the same key to finish, in milliseconds, before it is told to come back. */
const patienceMs = 5_000;

/**
 * Does a write once for its key. The same key with the same body gets the kept answer, also while the first is still
 * running; with another body it is refused. Only what succeeded is kept: after a failure the key is free again.
 * `work` is given a text that names this intent for ever, also when a dead process left it half done.
 */
export async function answerOnce<T>(
  app: App,
  asked: { scope: string; key: string; request: string },
  work: (intent: string) => Promise<T>,
): Promise<{ answer: T; again: boolean }> {
  const hash = createHash('sha256').update(asked.request).digest();
  for (const deadline = performance.now() + patienceMs; ; ) {
    const claim = await claimKey(app.pool, asked.scope, asked.key, hash);
    if (claim.state === 'other_body') throw new ApiProblem('key_reused');
    if (claim.state === 'answered') return { answer: open<T>(app, claim.sealed), again: true };
    if (claim.state === 'ours') return { answer: await run(app, claim, work), again: false };
    if (performance.now() > deadline) throw new ApiProblem('still_running', { headers: { 'retry-after': '2' } });
    await sleep(50);
  }
}

async function run<T>(app: App, intent: Intent, work: (intent: string) => Promise<T>): Promise<T> {
  try {
    const answer = await work(
      createHash('sha256').update(`${intent.scope}\0${intent.key}\0${intent.at}`).digest('base64url'),
    );
    // Sealed, because an answer may hold the reporter's own secret link.
    await keepAnswer(app.pool, intent, seal(app.keys.data, JSON.stringify(answer)).toString('base64'));
    return answer;
  } catch (error) {
    await releaseKey(app.pool, intent).catch((failure: unknown) =>
      app.log.warn({ err: failure }, 'an idempotency key could not be released; it frees itself in a minute'),
    );
    throw error;
  }
}

function open<T>(app: App, sealed: string): T {
  return JSON.parse(unseal(app.keys.data, Buffer.from(sealed, 'base64'))) as T;
}
