import type { App } from '#src/app.ts';
import type { RequestFacts } from '#src/context.ts';
import { changeRole } from '../commands/change-role.ts';
import { endSession } from '../commands/end-session.ts';
import { endStaff } from '../commands/end-staff.ts';
import { makeResetLink } from '../commands/make-reset-link.ts';
import { transferStaff } from '../commands/transfer-staff.ts';
import { readFields } from '../domain/form.ts';
import type { StaffActor } from '../domain/policy.ts';
import * as forms from '../schema.ts';
import { goOn } from '../store/answers.ts';
import { type Mailed, mailStaffLink } from '../store/link-mail.ts';
import { findPerson } from '../store/staff.ts';

type Reason<F extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<F>>,
  { ok: false; reason: string }
>['reason'];

/** What a person's page shows again: a refusal beside its form, or a link that was made. */
export interface PersonAnswer {
  problem?: {
    part: string;
    reason:
      | 'invalid'
      | Reason<typeof changeRole>
      | Reason<typeof transferStaff>
      | Reason<typeof endStaff>
      | Reason<typeof makeResetLink>;
  };
  made?: { link: string; until: Date; mailed: Mailed };
}

/** Does what one of the forms about a person asks. */
export async function handlePersonForm(
  app: App,
  actor: StaffActor,
  form: FormData,
  facts: RequestFacts,
): Promise<Response | PersonAnswer> {
  const part = String(form.get('part'));
  const outcome = await runForm(app, actor, part, form);
  if (!outcome.ok) return { problem: { part, reason: outcome.reason } };
  if (outcome.path === undefined) return goOn(`/desk/orang/${form.get('staffId')}?kabar=tersimpan`);
  const person = await findPerson(app.db, Number(form.get('staffId')));
  const { path, email, expiresAt } = outcome;
  const { link, mailed } = await mailStaffLink(app, facts, {
    kind: 'reset',
    name: person?.name ?? '',
    email,
    path,
    expiresAt,
  });
  return { made: { link, until: expiresAt, mailed } };
}

type Outcome =
  | { ok: true; path?: undefined }
  | { ok: true; path: string; email: string; expiresAt: Date }
  | { ok: false; reason: NonNullable<PersonAnswer['problem']>['reason'] };

async function runForm(app: App, actor: StaffActor, part: string, form: FormData): Promise<Outcome> {
  const invalid = { ok: false, reason: 'invalid' } as const;
  if (part === 'role') {
    const read = readFields(form, forms.changeRole);
    return read.ok ? changeRole(app, actor, read.value) : invalid;
  }
  if (part === 'transfer') {
    const read = readFields(form, forms.transferStaff);
    return read.ok ? transferStaff(app, actor, read.value) : invalid;
  }
  if (part === 'reset') {
    const read = readFields(form, forms.makeResetLink);
    return read.ok ? makeResetLink(app, actor, read.value) : invalid;
  }
  if (part === 'sessions') {
    const read = readFields(form, forms.endSession);
    return read.ok ? endSession(app, actor, read.value) : invalid;
  }
  if (part === 'end') {
    const read = readFields(form, forms.endStaff);
    return read.ok ? endStaff(app, actor, read.value) : invalid;
  }
  return invalid;
}
