import { numberOption } from './support/say.ts';
import { planted, vocabulary } from './support/seed-reports.ts';
import { compareCities, makeCity, type View } from './support/two-sizes.ts';

/**
 * The newest 50 hits at 10 thousand and at a million reports, over HTTP at 8 clients: a frequent, a 1 % and an absent
 * word, and two words, for a coordinator and within one agency. `--rows N --seconds N`.
 */
export async function bench(args: string[]): Promise<object> {
  const rows = numberOption(args, 'rows', 1_000_000);
  const seconds = numberOption(args, 'seconds', 2);
  const small = await makeCity(10_000, { search: true });
  const large = await makeCity(rows, { search: true });
  const asked = {
    'frequent word': 'banjir',
    '1 % word': 'trotoar',
    'absent word': 'kuncupmelati',
    'two words': 'lampu jalan',
    'two rare words': 'banjir trotoar',
  };
  const views: View[] = Object.entries(asked).flatMap(([name, q]) =>
    (['coordinator', 'mimin'] as const).map((reader) => ({
      name: `${name}, ${reader}`,
      reader,
      // A space behind the last word says that it is finished.
      query: () => `status=all&q=${encodeURIComponent(`${q} `)}`,
    })),
  );
  views.push({
    name: 'absent word while typing, coordinator',
    reader: 'coordinator',
    query: () => 'status=all&q=kuncupmelati',
  });
  const compared = await compareCities(small, large, views, seconds);
  const all = Object.values(compared);
  return {
    bench: 'search',
    rows: { small: small.rows, large: large.rows },
    distinctWords: vocabulary,
    shares: planted,
    views: compared,
    worstRatio: Math.max(...all.map((one) => one.p99Ratio)),
    worstP99Ms: Math.max(...all.map((one) => one.p99LargeMs)),
  };
}
