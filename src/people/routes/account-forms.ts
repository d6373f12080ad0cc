import type { App } from '#src/app.ts';
import type { RequestFacts } from '#src/context.ts';
import { readForm } from '#src/shared/read-form.ts';
import { changeLanguage } from '../commands/change-language.ts';
import { changePassword } from '../commands/change-password.ts';
import { confirmSecondFactor } from '../commands/confirm-second-factor.ts';
import { endSession } from '../commands/end-session.ts';
import { startSecondFactor } from '../commands/start-second-factor.ts';
import { stopSecondFactor } from '../commands/stop-second-factor.ts';
import { readFields } from '../domain/form.ts';
import * as forms from '../schema.ts';
import { goOn, languageCookie } from '../store/answers.ts';
import { beginTry, forgetTries } from '../store/login-limits.ts';
import { drawQr, type QrDrawing } from '../store/qr.ts';
import type { Seat } from '../store/session.ts';
import { readVisit } from '../store/visit.ts';

type Problem =
  | 'empty'
  | 'too_long'
  | 'bad_email'
  | 'invalid'
  | 'wrong_password'
  | 'wrong_code'
  | 'already_on'
  | 'too_short'
  | 'is_email'
  | 'too_common'
  | 'not_repeated';

/** What the page shows again after a form of the account page was not simply done. */
export interface AccountAnswer {
  status: number;
  part: 'password' | 'second' | 'language';
  problems: Record<string, Problem>;
  waitSeconds?: number;
  started?: { qr: QrDrawing; secret: string; paperCodes: string[] };
}

/** Does what one of the account page's forms asks: password, language, second factor, or a session's end. */
export async function handleAccountForm(
  app: App,
  seat: Seat,
  request: Request,
  facts: RequestFacts,
): Promise<Response | AccountAnswer> {
  const form = await readForm(request);
  const visit = readVisit(request, facts.clientAddress);
  const { actor, email, userId, sessionId } = seat;
  switch (form.get('part')) {
    case 'password': {
      const read = readFields(form, forms.changePassword);
      if (!read.ok) return refused('password', read.problems);
      const attempt = { email, address: visit.address };
      const allowed = await beginTry(app, attempt);
      if (!allowed.ok) return waiting('password', allowed.waitSeconds);
      const changed = await changePassword(app, actor, { ...read.value, userId, email, sessionId });
      if (changed.ok || changed.reason !== 'wrong_password') await forgetTries(app, attempt);
      if (changed.ok) return goOn('/akun?kabar=sandi');
      const fields = { wrong_password: 'current', not_repeated: 'repeated' } as Record<string, string>;
      return refused('password', { [fields[changed.reason] ?? 'password']: changed.reason });
    }
    case 'language': {
      const read = readFields(form, forms.changeLanguage);
      if (!read.ok) return refused('language', read.problems);
      await changeLanguage(app, actor, read.value);
      return goOn('/akun?kabar=bahasa', [languageCookie(read.value.language, facts.origin)]);
    }
    case 'second-start': {
      const read = readFields(form, forms.confirmPassword);
      if (!read.ok) return refused('second', read.problems);
      const started = await startSecondFactor(app, actor, { ...read.value, email, visit });
      if (!started.ok) {
        if (started.reason === 'wait') return waiting('second', started.waitSeconds);
        return refused('second', { password: started.reason });
      }
      const secret = new URL(started.uri).searchParams.get('secret') ?? '';
      const shown = { qr: drawQr(started.uri), secret, paperCodes: started.paperCodes };
      return { status: 200, part: 'second', problems: {}, started: shown };
    }
    case 'second-confirm': {
      const read = readFields(form, forms.enterCode);
      const confirmed = read.ok ? await confirmSecondFactor(app, actor, { ...read.value, visit }) : read;
      if (!('cookies' in confirmed)) return refused('second', { code: 'wrong_code' });
      return goOn('/akun?kabar=dua-langkah', confirmed.cookies);
    }
    case 'second-stop': {
      const read = readFields(form, forms.confirmPassword);
      if (!read.ok) return refused('second', read.problems);
      const stopped = await stopSecondFactor(app, actor, { ...read.value, email, visit });
      if (stopped.ok) return goOn('/akun?kabar=dua-langkah-mati', stopped.cookies);
      if (stopped.reason === 'wait') return waiting('second', stopped.waitSeconds);
      return refused('second', { password: stopped.reason });
    }
    case 'session': {
      const read = readFields(form, forms.endSession.pick({ sessionId: true }).required());
      if (read.ok) await endSession(app, actor, { staffId: actor.staffId, sessionId: read.value.sessionId });
      return goOn('/akun?kabar=sesi');
    }
    default:
      return goOn('/akun');
  }
}

function refused(part: AccountAnswer['part'], problems: Record<string, Problem>): AccountAnswer {
  return { status: 422, part, problems };
}

function waiting(part: AccountAnswer['part'], waitSeconds: number): AccountAnswer {
  return { status: 429, part, problems: {}, waitSeconds };
}
