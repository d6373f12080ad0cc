import type { App } from '#src/app.ts';
import { NotAllowed, type StaffActor } from '#src/people/index.ts';
import type { CloseReports } from '../schema.ts';
import { closeReport } from './close-report.ts';

/**
 * Closes several reports that need no answer (praise, emoji, spam), each by the rules of one; what may not be closed so,
 * a complaint among them, is left alone and counted.
 */
export async function closeReports(
  app: App,
  actor: StaffActor,
  input: CloseReports,
): Promise<{ ok: true; closed: number; left: number }> {
  let closed = 0;
  for (const reportId of new Set(input.reportIds)) {
    try {
      const result = await closeReport(app, actor, { reportId, as: 'no_answer_needed', reason: input.reason });
      if (result.ok) closed++;
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
    }
  }
  return { ok: true, closed, left: new Set(input.reportIds).size - closed };
}
