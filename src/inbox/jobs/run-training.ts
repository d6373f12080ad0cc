import { Worker } from 'node:worker_threads';
import type { Trained, TrainingSays, TrainingTask } from './training-thread.ts';

/** A training that takes longer than this is stuck: some thousand messages take a minute. */
const longestMs = 20 * 60_000;
/** Far more than some thousand messages need; a thread that wants more ends alone and takes nothing down with it. */
const mostMegabytes = 2_048;

export type TrainingEnd =
  | { ok: true; trained: Trained }
  | { ok: false; why: 'no_corpus' | 'stopped' | 'broken'; error?: string };

/** Trains in a thread of its own, so that no loop and no page waits; ends it at once when the signal says so. Never throws. */
export async function runTraining(
  task: TrainingTask,
  options: { signal: AbortSignal; onStage: (stage: 'training' | 'comparing') => void },
): Promise<TrainingEnd> {
  if (options.signal.aborted) return { ok: false, why: 'stopped' };
  const thread = new Worker(new URL('./training-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let stop = () => {};
  const timer = setTimeout(() => void thread.terminate(), longestMs);
  try {
    return await new Promise<TrainingEnd>((resolve) => {
      stop = () => resolve({ ok: false, why: 'stopped' });
      options.signal.addEventListener('abort', stop);
      thread.on('message', (said: TrainingSays) => {
        if (said.says === 'stage') options.onStage(said.stage);
        else resolve(said.says === 'trained' ? { ok: true, trained: said.trained } : { ok: false, why: 'no_corpus' });
      });
      thread.on('error', (error) => resolve({ ok: false, why: 'broken', error: error.message }));
      thread.on('exit', (code) => resolve({ ok: false, why: 'broken', error: `the thread ended with ${code}` }));
    });
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
