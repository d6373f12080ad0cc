import type { App } from '#src/app.ts';
import { getCityState } from '#src/inbox/index.ts';
import { type NamedPart, nameParts } from '../domain/name-parts.ts';
import { periodOf } from '../domain/period.ts';
import { publishFigures, publishParts } from '../domain/public-figures.ts';
import type { PublicFigures } from '../schema.ts';
import { listChannelNames } from './channel-names.ts';
import { readFigures } from './read-figures.ts';

/** What kinds and networks are called, in Indonesian: open data has one language. */
export interface PublicNames {
  kinds: Record<string, string>;
  networks: Record<string, string>;
  coordinator: string;
  noTopic: string;
}

/** How old the open figures may be, in milliseconds: anybody may ask, as often as they like. */
const lifetimeMs = 10 * 60_000;
const kept = new WeakMap<App, { at: number; figures: Promise<PublicFigures> }>();

/** The figures that everybody may read, counted at most every ten minutes, however many ask. */
export function publicFigures(app: App, names: PublicNames): Promise<PublicFigures> {
  const now = app.now().getTime();
  const known = kept.get(app);
  if (known && Math.abs(now - known.at) < lifetimeMs) return known.figures;
  const figures = count(app, names);
  kept.set(app, { at: now, figures });
  figures.catch(() => kept.delete(app));
  return figures;
}

async function count(app: App, names: PublicNames): Promise<PublicFigures> {
  const [city, channels] = await Promise.all([getCityState(app), listChannelNames(app)]);
  const networkOf = new Map(channels.map((one) => [one.id, one.network]));
  // One account may belong to few people; all accounts of a network stand together, under the first of them.
  const firstOf = new Map<string, number>();
  for (const { id, network } of channels) firstOf.set(network, Math.min(id, firstOf.get(network) ?? id));
  const network = (value: unknown) => networkOf.get(Number(value)) ?? 'lain';
  const code: Record<'agency' | 'channel' | 'kind' | 'topic', (part: NamedPart) => string> = {
    agency: ({ value }) => (value === null ? 'none' : (city.agencyCodes.get(Number(value)) ?? '?')),
    channel: ({ value }) => network(value),
    kind: ({ value }) => String(value),
    topic: ({ value }) => (value === null ? 'none' : (city.topicCodes.get(Number(value)) ?? '?')),
  };
  const periods: PublicFigures['periods'] = [];
  for (const name of ['month', 'last_month', 'year'] as const) {
    const { from, to } = periodOf({ name }, app.now(), city.timeZone);
    const summary = await readFigures(app, city, { from, to }, {}, (id) => firstOf.get(network(id)) ?? id);
    const parts = nameParts(summary.parts, {
      agency: (id) => (id === null ? names.coordinator : (city.agencyNames.get(Number(id))?.name ?? '?')),
      channel: (id) => names.networks[network(id)] ?? network(id),
      kind: (kind) => names.kinds[String(kind)] ?? String(kind),
      topic: (id) => (id === null ? names.noTopic : (city.topicNames.get(Number(id))?.id ?? '?')),
    });
    periods.push({
      name,
      from,
      to,
      whole: publishFigures(summary.whole, null, city.name),
      agencies: publishParts(parts.agency, code.agency),
      networks: publishParts(parts.channel, code.channel),
      kinds: publishParts(parts.kind, code.kind),
      topics: publishParts(parts.topic, code.topic),
    });
  }
  return { city: city.name, made_at: app.now().toISOString(), periods };
}
