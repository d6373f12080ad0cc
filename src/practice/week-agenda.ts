import type { App } from '#src/app.ts';

/** One thing that somebody does at a time of the week. */
export interface Errand {
  at: Date;
  run: () => Promise<void>;
}

/** What is still to happen, and the clock that stands where the next thing happens. */
export interface Agenda {
  now(): Date;
  /** Puts something off until an instant; one that has passed happens next. */
  plan(at: Date, run: () => Promise<void>): void;
  /** Lets time pass in the middle of an errand. */
  wait(seconds: number): void;
  /** Does everything in the order of its time, until nothing is left or the week is over. */
  live(until: Date): Promise<void>;
}

/** Takes the app's clock into its hands, from an instant on; whoever starts it gives the real one back. */
export function openAgenda(app: App, from: Date): Agenda {
  let clock = from;
  app.now = () => clock;
  const waiting: Errand[] = [];
  const moveTo = (at: Date) => {
    if (at > clock) clock = at;
  };
  return {
    now: () => clock,
    plan(at, run) {
      // Later ones come after those of the same instant, so that a week is the same again for the same seed.
      let place = waiting.length;
      while (place > 0 && (waiting[place - 1]?.at ?? at) > at) place--;
      waiting.splice(place, 0, { at, run });
    },
    wait(seconds) {
      moveTo(new Date(clock.getTime() + seconds * 1_000));
    },
    async live(until) {
      for (;;) {
        const next = waiting[0];
        if (!next || next.at >= until) return;
        waiting.shift();
        moveTo(next.at);
        await next.run();
      }
    },
  };
}
