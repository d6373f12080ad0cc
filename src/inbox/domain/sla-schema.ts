import { z } from 'zod';
import { kinds, urgencies } from '../schema.ts';

const minutes = z.strictObject({ minutes: z.int().min(1).max(20_000) });
const workingDays = z.strictObject({ workingDays: z.int().min(1).max(366) });
/** How long a promise runs: minutes, or working days that end with the last block of the day. */
const target = z.union([minutes, workingDays]);
export type Target = z.infer<typeof target>;

/** Whom a breach is told to; `leader` is the city's secretary or the one who stands in. */
export const escalationRoles = ['mimin', 'head', 'coordinator', 'leader'] as const;
export type EscalationRole = (typeof escalationRoles)[number];

const step = z.strictObject({
  /** Minutes after the due time, counted as the policy counts; 0 is the due time itself. */
  afterMinutes: z.int().min(0).max(20_000),
  to: z.enum(escalationRoles),
});

const policy = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'an id has small letters, digits and dashes'),
    name: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }),
    /** Which reports it is for; a condition left out fits every report. */
    kind: z.array(z.enum(kinds)).min(1).optional(),
    urgency: z.array(z.enum(urgencies)).min(1).optional(),
    channel: z.array(z.string().min(1)).min(1).optional(),
    agency: z.array(z.string().min(1)).min(1).optional(),
    /** Whether the matter needs an inspection (SP4N: "berkadar pengawasan"). */
    inspection: z.boolean().optional(),
    /** `working`: minutes of the working calendar. `wall_clock`: every minute, day and night. */
    counts: z.enum(['working', 'wall_clock']),
    /** Null: no such promise. */
    firstAnswer: target.nullable(),
    nextAnswer: target.nullable(),
    resolution: target.nullable(),
    /** Share of the time gone by at which the mimin is warned. */
    warnAt: z.number().gt(0).lt(1),
    /** How long a question to the resident may hold the resolution clock. */
    pauseLimit: target,
    escalateTo: z.array(step).min(1),
    /** Where the figures come from. */
    source: z.string().min(1),
  })
  .superRefine((p, context) => {
    const targets = [p.firstAnswer, p.nextAnswer, p.resolution, p.pauseLimit];
    if (p.counts === 'wall_clock' && targets.some((t) => t && 'workingDays' in t)) {
      context.addIssue('wall-clock time knows no working days: give minutes');
    }
    if (new Set(p.escalateTo.map((s) => s.to)).size < p.escalateTo.length) {
      context.addIssue('each role stands once in the ladder');
    }
    for (const [i, next] of p.escalateTo.entries()) {
      if ((p.escalateTo[i - 1]?.afterMinutes ?? 0) > next.afterMinutes) {
        context.addIssue('the steps of the ladder stand in the order of time');
      }
    }
  });
export type SlaPolicy = z.infer<typeof policy>;

/** The city's promises, one version: the most specific policy that fits a report holds. */
export const SlaPolicies = z.array(policy).superRefine((list, context) => {
  if (new Set(list.map((p) => p.id)).size < list.length) context.addIssue('two policies have the same id');
  const open = list.filter((p) => !p.kind && !p.urgency && !p.channel && !p.agency && p.inspection === undefined);
  if (open.length !== 1) context.addIssue('exactly one policy must be without conditions: it holds when no other fits');
});
export type SlaPolicies = z.infer<typeof SlaPolicies>;
