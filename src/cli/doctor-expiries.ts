import type { Pool } from 'pg';
import { type ForecastLine, listForecast } from '#src/channels/index.ts';
import { type Check, reporter } from './doctor-finding.ts';

const whats: Record<ForecastLine['what'], { id: string; en: string }> = {
  access_token: { id: 'token akses', en: 'access token' },
  refresh_token: { id: 'token penyegar', en: 'refresh token' },
  password: { id: 'kata sandi', en: 'password' },
  consent: { id: 'izin pemilik akun', en: 'consent of its owner' },
  subscription: { id: 'langganan kiriman baru', en: 'subscription to what is new' },
};

/** Warns 14, 7 and 1 days before something of an account dies that a person must renew; on the last day it is a problem. */
export async function examineExpiries(pool: Pool, now: Date): Promise<Check> {
  const { problem, advise, done } = reporter('expiries');
  for (const { network, name, what, at, daysLeft, stage } of await listForecast(pool, now)) {
    if (stage === null) continue;
    const day = at.slice(0, 10);
    const left = { id: daysLeft < 0 ? 'sudah habis' : `${daysLeft} hari lagi`, en: `${daysLeft} days left` };
    const say = stage <= 1 ? problem : advise;
    say(
      `Kanal ${network} "${name}": ${whats[what].id} habis ${day} (${left.id}). Sambungkan lagi di Kanal sebelum itu.`,
      `Channel ${network} "${name}": its ${whats[what].en} ends on ${day} (${daysLeft < 0 ? 'over' : left.en}). Connect it again at Channels before that.`,
    );
  }
  return done();
}
