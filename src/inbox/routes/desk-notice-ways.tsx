import { useState } from 'react';
import { data, Form, redirect } from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { makeChatCode, unlinkStaffChat } from '../commands/link-staff-chat.ts';
import { setNoticeWays } from '../commands/set-notice-ways.ts';
import { sayWhen } from '../domain/citizen-time.ts';
import { setNoticeWays as waysForm } from '../schema.ts';
import { findNoticeWays, listStaffBots } from '../store/notice-ways.ts';
import { getPushKeys } from '../store/push-keys.ts';
import { removeOwnPush } from '../store/staff-reach.ts';
import { usePush } from '../ui/desk-push.tsx';
import { useNoticeWaysWords } from '../ui/notice-ways-words.tsx';
import type { Route } from './+types/desk-notice-ways';
import { readDesk, readId } from './desk-request.ts';

const here = '/desk/pemberitahuan/atur';
/** PostgreSQL numbers subscriptions with `int` and refuses what is larger. */
const largestId = 2_147_483_647;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const [ways, bots, keys] = await Promise.all([
    findNoticeWays(app, actor.staffId),
    listStaffBots(app),
    getPushKeys(app),
  ]);
  const say = (at: string) => sayWhen(new Date(at), city.timeZone, language);
  return {
    email: ways.email,
    quiet: ways.quiet && { from: clockOf(ways.quiet.from), until: clockOf(ways.quiet.until) },
    browsers: ways.browsers.map((one) => ({ ...one, since: say(one.since) })),
    chatSince: ways.chatSince && say(ways.chatSince),
    hasBot: bots.length > 0,
    publicKey: keys.publicKey,
    said: new URL(request.url).searchParams.get('kabar'),
    language,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor, city, language } = await readDesk(context);
  const form = await readForm(request);
  switch (form.get('intent')) {
    case 'ways': {
      const [from, until] = [minuteOf(form.get('from')), minuteOf(form.get('until'))];
      const quiet = from === null && until === null ? null : { from, until };
      // Who sees no box for letters, because there is no mail, decides nothing about them.
      const email = form.has('mail') ? form.get('email') === 'on' : true;
      const read = waysForm.safeParse({ email, quiet });
      if (!read.success) {
        const typed = { from: String(form.get('from') ?? ''), until: String(form.get('until') ?? ''), email };
        return data({ part: 'quiet' as const, typed }, { status: 422 });
      }
      await setNoticeWays(app, actor, read.data);
      throw redirect(`${here}?kabar=disimpan`, 303);
    }
    case 'code': {
      const { code, expiresAt } = await makeChatCode(app, actor);
      const until = sayWhen(expiresAt, city.timeZone, language);
      const bots = (await listStaffBots(app)).map(({ name, link }) => ({ name, ...link(code) }));
      return data({ part: 'code' as const, bots, until });
    }
    case 'unlink':
      await unlinkStaffChat(app, actor);
      throw redirect(`${here}?kabar=dilepas`, 303);
    case 'forget': {
      const id = readId(form.get('id'), largestId);
      if (id !== undefined) await removeOwnPush(app.db, id, actor.staffId);
      throw redirect(`${here}?kabar=dilupakan`, 303);
    }
    default:
      throw redirect(here, 303);
  }
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes of a field of time; null when it is empty, NaN (which no schema takes) when it is no time. */
function minuteOf(value: FormDataEntryValue | null): number | null {
  if (value === null || value === '') return null;
  const [, hours, minutes] = /^([01]\d|2[0-3])[:.]([0-5]\d)$/.exec(String(value).trim()) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'How you are told' : 'Cara diberi tahu'} · Mimin` },
];

export default function DeskNoticeWays({ loaderData, actionData }: Route.ComponentProps) {
  const words = useNoticeWaysWords();
  const { email, quiet, browsers, chatSince, said } = loaderData;
  const wrong = actionData?.part === 'quiet' ? actionData.typed : undefined;
  const code = actionData?.part === 'code' ? actionData : undefined;
  const done = { disimpan: words.saved, dilepas: words.unlinked, dilupakan: words.forgotten }[said ?? ''];
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {done && !actionData ? <Said>{done}</Said> : null}
      <Form method="post" className="card desk-ways">
        <input type="hidden" name="intent" value="ways" />
        <h2>{words.email}</h2>
        {email ? (
          <>
            <input type="hidden" name="mail" value="1" />
            <label className="desk-choice">
              <input
                type="checkbox"
                name="email"
                defaultChecked={wrong ? wrong.email : email.on}
                aria-describedby="surel-petunjuk"
              />
              {words.emailOn}
            </label>
            <p className="desk-hint" id="surel-petunjuk">
              {words.emailHint(email.address)}
            </p>
          </>
        ) : (
          <p className="desk-hint">{words.emailOff}</p>
        )}
        <fieldset>
          <legend>{words.quiet}</legend>
          <p className="desk-hint" id="tenang-petunjuk">
            {words.quietHint}
          </p>
          {wrong ? (
            <p className="error" role="alert" id="tenang-salah">
              {words.quietWrong}
            </p>
          ) : null}
          <div className="desk-ways-hours">
            {(['from', 'until'] as const).map((name) => (
              <label key={name}>
                {name === 'from' ? words.quietFrom : words.quietUntil}
                <input
                  type="time"
                  name={name}
                  defaultValue={wrong?.[name] ?? quiet?.[name] ?? ''}
                  aria-invalid={wrong ? true : undefined}
                  aria-describedby={wrong ? 'tenang-salah' : 'tenang-petunjuk'}
                />
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" className="desk-action">
          {words.save}
        </button>
      </Form>
      <section className="card desk-ways" aria-labelledby="dorong">
        <h2 id="dorong">{words.push}</h2>
        <p className="desk-hint">{words.pushHint}</p>
        <ThisBrowser publicKey={loaderData.publicKey} words={words} />
        {browsers.length > 0 ? (
          <>
            <h3>{words.browsers}</h3>
            <ul className="desk-ways-list">
              {browsers.map(({ id, device, since }) => (
                <li key={id}>
                  <span>
                    {device}, {words.since(since)}
                  </span>
                  <Form method="post">
                    <input type="hidden" name="intent" value="forget" />
                    <input type="hidden" name="id" value={id} />
                    <button type="submit" className="desk-action" aria-label={`${words.forget}: ${device}, ${since}`}>
                      {words.forget}
                    </button>
                  </Form>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <section className="card desk-ways" aria-labelledby="percakapan">
        <h2 id="percakapan">{words.chat}</h2>
        <p className="desk-hint">{words.chatHint}</p>
        {chatSince ? <p>{words.chatOn(chatSince)}</p> : null}
        {code ? (
          <div role="status">
            {code.bots.map((bot) => (
              <div key={bot.name}>
                {bot.address ? (
                  <p>
                    <a href={bot.address} target="_blank" rel="noreferrer">
                      {words.chatOpen(`@${bot.name}`)}
                    </a>
                  </p>
                ) : null}
                <p>
                  {words.chatTyped} <code>{bot.typed}</code>
                </p>
              </div>
            ))}
            <p className="desk-hint">{words.chatUntil(code.until)}</p>
          </div>
        ) : null}
        {loaderData.hasBot ? (
          <Form method="post">
            <input type="hidden" name="intent" value={chatSince ? 'unlink' : 'code'} />
            <button type="submit" className="desk-action">
              {chatSince ? words.chatStop : words.chatStart}
            </button>
          </Form>
        ) : (
          <p>{words.chatNone}</p>
        )}
      </section>
    </DeskPage>
  );
}

function ThisBrowser({ publicKey, words }: { publicKey: string; words: ReturnType<typeof useNoticeWaysWords> }) {
  const { state, start, stop } = usePush(publicKey);
  const [failed, setFailed] = useState(false);
  if (state === 'unknown') return <noscript>{words.noScript}</noscript>;
  if (state === 'unable') return <p>{words.pushUnable}</p>;
  if (state === 'blocked') return <p>{words.pushBlocked}</p>;
  const turn = async () => {
    setFailed(false);
    if (state === 'on') await stop();
    else setFailed(!(await start()));
  };
  return (
    <>
      {state === 'on' ? <p role="status">{words.pushOn}</p> : null}
      {failed ? <Said failed>{words.pushFailed}</Said> : null}
      <button type="button" className="desk-action" onClick={() => void turn()}>
        {state === 'on' ? words.pushStop : words.pushStart}
      </button>
    </>
  );
}
