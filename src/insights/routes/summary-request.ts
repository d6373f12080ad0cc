import type { App } from '#src/app.ts';
import type { FigurePart } from '#src/inbox/domain/figure.ts';
import { type CityState, getCityState } from '#src/inbox/index.ts';
import { kinds } from '#src/inbox/schema.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type NamedPart, nameParts } from '../domain/name-parts.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { figuresReach } from '../domain/policy.ts';
import type { Dimension, Figures } from '../domain/summary.ts';
import { type ChannelName, listChannelNames } from '../store/channel-names.ts';
import { countHidden, readFigures } from '../store/read-figures.ts';

/** What a page or file about figures is made of. */
export interface AskedSummary {
  city: CityState;
  period: Period;
  part: FigurePart;
  whole: Figures;
  parts: Record<Dimension, NamedPart[]>;
  hidden: number;
  channels: ChannelName[];
}

/** The words that names need, and what kinds and networks are called. */
export interface NameWords {
  coordinator: string;
  noTopic: string;
  kinds: Record<string, string>;
  networks: Record<string, string>;
}

/** Reads what the address asks for and counts it; undefined when these figures are not for this person. */
export async function askSummary(
  app: App,
  actor: StaffActor,
  query: URLSearchParams,
  words: NameWords,
): Promise<AskedSummary | undefined> {
  const reach = figuresReach(actor);
  if (reach === 'none') return undefined;
  const city = await getCityState(app);
  const period = periodOf(
    { name: query.get('rentang'), from: query.get('dari'), to: query.get('sampai') },
    app.now(),
    city.timeZone,
  );
  const part = readPart(query);
  return countSummary(app, city, period, reach === 'all' ? part : { ...part, agencyId: reach }, words, actor.language);
}

/** Whom the figures are about, in words. */
export function nameOfPart({ city, part }: Pick<AskedSummary, 'city' | 'part'>, coordinator: string): string {
  if (part.agencyId === undefined) return city.name;
  return part.agencyId === 'none' ? coordinator : (city.agencyNames.get(part.agencyId)?.name ?? '');
}

/** Counts a period of a city or of one part of it, with everything named. */
export async function countSummary(
  app: App,
  city: CityState,
  period: Period,
  part: FigurePart,
  words: NameWords,
  language: 'id' | 'en',
): Promise<AskedSummary> {
  const [summary, hidden, channels] = await Promise.all([
    readFigures(app, city, period, part),
    countHidden(app, city, period, part),
    listChannelNames(app),
  ]);
  const named = new Map(
    channels.map(({ id, network, name }) => [id, `${words.networks[network] ?? network}: ${name}`]),
  );
  const parts = nameParts(summary.parts, {
    agency: (id) => (id === null ? words.coordinator : (city.agencyNames.get(Number(id))?.shortName ?? `#${id}`)),
    channel: (id) => named.get(Number(id)) ?? `#${id}`,
    kind: (kind) => words.kinds[String(kind)] ?? String(kind),
    topic: (id) => (id === null ? words.noTopic : (city.topicNames.get(Number(id))?.[language] ?? `#${id}`)),
  });
  return { city, period, part, whole: summary.whole, parts, hidden, channels };
}

function readPart(query: URLSearchParams): FigurePart {
  const id = (name: string) => {
    const text = query.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  };
  const agencyId = query.get('opd') === 'none' ? ('none' as const) : id('opd');
  const topicId = query.get('topik') === 'none' ? ('none' as const) : id('topik');
  const channelId = id('kanal');
  const kind = kinds.find((one) => one === query.get('jenis'));
  return {
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(channelId === undefined ? {} : { channelId }),
    ...(kind === undefined ? {} : { kind }),
    ...(topicId === undefined ? {} : { topicId }),
  };
}
