import type { z } from 'zod';

/** Why a field is not as it must be; each has its sentence in ui/words.tsx. */
export type FieldProblem = 'empty' | 'too_long' | 'bad_email' | 'invalid';
export type FormProblems = Record<string, FieldProblem>;

export type ReadForm<T> = { ok: true; value: T } | { ok: false; problems: FormProblems; typed: Record<string, string> };

/** Checks a form; what was typed comes back with the problem beside each field, passwords excepted. */
export function readFields<S extends z.ZodType>(form: FormData, schema: S): ReadForm<z.infer<S>> {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    const [first] = values;
    if (first !== undefined) given[name] = values.length > 1 ? values : first;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: FormProblems = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    const value = given[name];
    problems[name] ??= nameProblem(issue, value);
  }
  return { ok: false, problems, typed: typedText(given) };
}

/** What was typed, to be shown again; never a password. */
export function typedText(given: Record<string, unknown>): Record<string, string> {
  const secret = /password|repeated|current|code/i;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      typeof value === 'string' && !secret.test(name) ? [[name, value]] : [],
    ),
  );
}

function nameProblem(issue: z.core.$ZodIssue, value: unknown): FieldProblem {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return 'empty';
  if (issue.code === 'too_big') return 'too_long';
  return issue.code === 'invalid_format' && issue.format === 'email' ? 'bad_email' : 'invalid';
}
