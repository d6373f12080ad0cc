import type { Pool } from 'pg';
import { type ForecastAccount, type ForecastLine, forecastExpiries } from '../domain/expiry-forecast.ts';
import { networkNamed } from '../networks.ts';

/** What of every account dies when, read without opening a secret: for the doctor, who may not have the key. */
export async function listForecast(pool: Pool, now: Date): Promise<ForecastLine[]> {
  const { rows } = await pool.query<Omit<ForecastAccount, 'secrets'>>(
    `select id, network, external_id as "externalId", name, state, settings, renew_failures as "renewFailures"
       from channels where state <> 'ended' order by id`,
  );
  return forecastExpiries(
    rows.map((row) => ({ ...row, secrets: {} })),
    networkNamed,
    now,
  );
}
