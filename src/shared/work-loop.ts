import type { Log } from './log.ts';

export interface WorkLoop {
  /** Looks for work at once. */
  wake(): void;
  /** Lets the round in hand finish and starts no other. */
  stop(): Promise<void>;
}

/**
 * Calls `work` again and again: at once while it says that it did something, else after `idleMs` or a wake-up.
 * A failure is logged and waited out with growing pauses, never fatal.
 */
export function startLoop(name: string, idleMs: number, log: Log, work: () => Promise<number>): WorkLoop {
  let stopped = false;
  let woken = false;
  let failures = 0;
  let alarm: (() => void) | undefined;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      alarm = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopped) {
      woken = false;
      try {
        const done = await work();
        failures = 0;
        if (done > 0 || woken) continue;
        await rest(idleMs);
      } catch (error) {
        failures++;
        log.error({ err: error, loop: name, failures }, 'a round of work failed');
        if (!stopped) await rest(Math.min(30_000, 250 * 2 ** failures));
      }
    }
  };
  const finished = run();

  return {
    wake() {
      woken = true;
      // While it is failing, wake-ups must not turn the pauses into a storm.
      if (failures === 0) alarm?.();
    },
    async stop() {
      stopped = true;
      alarm?.();
      await finished;
    },
  };
}
