import type { App } from '#src/app.ts';
import type { Reporter } from '../domain/citizen-rules.ts';
import { notFixed, rateReport as ratingGiven, residentMessage } from '../schema.ts';
import { leaveMatter } from './leave-matter.ts';
import { rateReport } from './rate-report.ts';
import { sayNotFixed } from './say-not-fixed.ts';
import { writeToReport } from './write-to-report.ts';

export type ReporterIntent = 'tulis' | 'nilai' | 'belum-beres' | 'hal-lain';

export type ReporterAnswered =
  | { ok: true }
  | {
      ok: false;
      intent: ReporterIntent;
      problem: 'missing' | 'rating' | 'expired' | 'busy' | 'unknown_report' | 'not_ended' | 'too_late' | 'not_joined';
      text: string;
    };

/** Does what the reporter asked for on the report's own page, or says what is wrong and gives the typed words back. */
export async function answerAsReporter(app: App, reporter: Reporter, form: FormData): Promise<ReporterAnswered> {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const intent = typed('intent');
  if (intent === 'nilai') {
    const text = typed('comment');
    const rating = ratingGiven.safeParse({ rating: typed('rating'), comment: text });
    if (!rating.success) return { ok: false, intent, problem: 'rating', text };
    const rated = await rateReport(app, reporter, rating.data);
    return rated.ok ? rated : { ok: false, intent, problem: rated.reason, text };
  }
  const text = typed('text');
  if (intent === 'belum-beres') {
    const given = notFixed.safeParse({ text: text.trim() === '' ? undefined : text });
    if (!given.success) return { ok: false, intent, problem: 'missing', text };
    const said = await sayNotFixed(app, reporter, given.data);
    return said.ok ? said : { ok: false, intent, problem: said.reason, text };
  }
  const message = residentMessage.safeParse({ text });
  if (!message.success)
    return { ok: false, intent: intent === 'hal-lain' ? intent : 'tulis', problem: 'missing', text };
  if (intent === 'hal-lain') {
    const left = await leaveMatter(app, reporter, message.data);
    return left.ok ? left : { ok: false, intent, problem: left.reason, text };
  }
  const written = await writeToReport(app, reporter, { ...message.data, key: typed('key') });
  return written.ok ? written : { ok: false, intent: 'tulis', problem: written.reason, text };
}
