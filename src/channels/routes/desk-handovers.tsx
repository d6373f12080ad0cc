import { data, Form, Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { orRefuse, staffContext } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { settleHandover } from '../commands/settle-handover.ts';
import { type HandoverStep, handoverSteps } from '../domain/handover-step.ts';
import { sayHandle } from '../domain/official-handle.ts';
import { canEditAccount } from '../domain/register-policy.ts';
import { type Handover, listHandovers } from '../store/account-handovers.ts';
import { sayDay, useNetworkName } from '../ui/account-row.tsx';
import { registerWords, useRegisterWords } from '../ui/register-words.tsx';
import type { Route } from './+types/desk-handovers';

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const open = await listHandovers(app.db);
  return {
    handovers: open.map((one) => ({ ...one, mayEdit: canEditAccount(actor, one.agencyId) })),
    language: context.get(requestContext).language,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  const form = await readForm(request);
  const step = handoverSteps.find((one) => one === form.get('step')) ?? 'password';
  const input = { id: readSmallId(String(form.get('id') ?? '')) ?? 0, step, done: form.get('done') !== '0' };
  const settled = await orRefuse(context, () => settleHandover(app, context.get(staffContext), input));
  if (settled.ok) return { ok: true as const, said: registerWords[language].handover.marked };
  const said = registerWords[language].problems[settled.reason] ?? '';
  return data({ ok: false as const, said }, { status: 422 });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Hand-over of accounts' : 'Serah terima akun'} · Mimin` },
];

export default function DeskHandovers({ loaderData, actionData }: Route.ComponentProps) {
  const words = useRegisterWords();
  const nameOf = useNetworkName();
  const { handover } = words;
  const { handovers, language } = loaderData;
  return (
    <DeskPage title={handover.title} lead={handover.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.title}>
        <Link to="/desk/akun">{words.title}</Link>
      </nav>
      {actionData ? <Said failed={!actionData.ok}>{actionData.said}</Said> : null}
      {handovers.length === 0 ? (
        <EmptyState title={handover.empty}>
          <p>
            {handover.emptyNext} <Link to="/desk/akun">{words.title}</Link>
          </p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {handovers.map((one) => (
            <li key={one.id} className="desk-entry">
              <h2>
                <Link to={`/desk/akun/${one.accountId}`}>
                  {nameOf(one.network)}: {sayHandle(one.network, one.handle)}
                </Link>
              </h2>
              <p className="desk-line-tags">
                <Tag>{one.agency ?? words.filter.city}</Tag>
                <Tag>{handover.since(sayDay(one.openedAt, language))}</Tag>
              </p>
              <p>
                {handover.because[one.because](
                  one.name,
                  (one.part === 'owner' ? words.owner : words.admins).toLowerCase(),
                )}
              </p>
              <Steps of={one} mayEdit={one.mayEdit} />
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

function Steps({ of, mayEdit }: { of: Handover; mayEdit: boolean }) {
  const { handover } = useRegisterWords();
  const doneAt: Record<HandoverStep, string | null> = {
    password: of.passwordAt,
    admin: of.adminAt,
    reconnected: of.reconnectedAt,
    holder: of.holderAt,
  };
  const steps = handoverSteps.filter((step) => step !== 'reconnected' || of.connected);
  return (
    <ul className="desk-plain-list">
      {steps.map((step) => (
        <li key={step} className="desk-row-actions">
          <span>{handover.steps[step]}</span>
          {doneAt[step] ? <Tag tone="calm">{handover.done}</Tag> : null}
          {step === 'reconnected' && !doneAt[step] ? <Link to="/desk/kanal">{handover.reconnect}</Link> : null}
          {step === 'holder' && !doneAt[step] ? <Link to={`/desk/akun/${of.accountId}`}>{handover.edit}</Link> : null}
          {mayEdit && step !== 'reconnected' && (step !== 'holder' || of.part === 'admin') ? (
            <Form method="post">
              <input type="hidden" name="id" value={of.id} />
              <input type="hidden" name="step" value={step} />
              <input type="hidden" name="done" value={doneAt[step] ? '0' : '1'} />
              <button
                type="submit"
                className="desk-action"
                aria-label={`${doneAt[step] ? handover.undo : handover.mark}: ${handover.steps[step]}`}
              >
                {doneAt[step] ? handover.undo : handover.mark}
              </button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
