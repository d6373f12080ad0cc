import { getCityState } from '../src/inbox/index.ts';
import { compareWithLedger } from '../src/insights/store/compare-ledger.ts';
import { readFigures } from '../src/insights/store/read-figures.ts';
import { writeRandomYear } from '../test/support/random-year.ts';
import { median } from './support/median.ts';
import { makeProduct } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

/**
 * The leaders' figures over a year of made-up reports: a month, the year, one agency's year; and the nightly proof.
 * `--reports N --rounds N`.
 */
export async function bench(args: string[]): Promise<object> {
  const reports = numberOption(args, 'reports', 150_000);
  const rounds = numberOption(args, 'rounds', 7);
  const product = await makeProduct();
  const result = await product.inside(async (app) => {
    say(`writing ${reports} reports and their ledger`);
    await writeRandomYear(app, { seed: 1, reports, until: app.now() });
    await app.pool.query('vacuum analyze reports');
    await app.pool.query('vacuum analyze report_events');
    const city = await getCityState(app);
    const today = app.now().toISOString().slice(0, 10);
    const ago = (days: number) => new Date(app.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);
    const agencyId = [...city.agencyIds.values()].sort((a, b) => a - b)[0] ?? 0;
    const asked = {
      month: () => readFigures(app, city, { from: ago(29), to: today }),
      year: () => readFigures(app, city, { from: ago(364), to: today }),
      yearOfOneAgency: () => readFigures(app, city, { from: ago(364), to: today }, { agencyId }),
    };
    const ms: Record<string, { median: number; worst: number }> = {};
    for (const [name, ask] of Object.entries(asked)) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const begun = performance.now();
        await ask();
        times.push(performance.now() - begun);
      }
      ms[name] = { median: Math.round(median(times)), worst: Math.round(Math.max(...times)) };
      say(`${name}: ${JSON.stringify(ms[name])}`);
    }
    const client = await app.pool.connect();
    const begun = performance.now();
    const proof = await compareWithLedger(client).finally(() => client.release());
    const proofMs = Math.round(performance.now() - begun);
    return { events: proof.events, differences: proof.differences, ms, proofMs };
  });
  await product.remove();
  return { bench: 'figures', reports, ...result };
}
