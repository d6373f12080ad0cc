import { type Kind, kinds } from '../schema.ts';
import { zoneOffsetMs } from './citizen-time.ts';
import { dayMs } from './day.ts';

/** Figures over what the ledger tells of a stretch of days. */
export const eventFigures = ['received', 'answered', 'solved', 'reopened', 'handed_on', 'bounced', 'rated'] as const;
export type EventFigure = (typeof eventFigures)[number];
/** Figures over how things stand at the moment of looking; they have no days. */
export const nowFigures = ['open', 'late'] as const;
export type NowFigure = (typeof nowFigures)[number];
export type FigureName = EventFigure | NowFigure;

/** Local days of the city, both included, as `YYYY-MM-DD`. */
export interface Days {
  from: string;
  to: string;
}

/** Which part of the whole a figure is about; what is absent is not asked for. `none`: with the coordinator, or without a topic. */
export interface FigurePart {
  agencyId?: number | 'none';
  channelId?: number;
  kind?: Kind;
  topicId?: number | 'none';
}

/** Names the cases behind one figure, so that its number can be opened. */
export interface FigureCases extends FigurePart {
  figure: FigureName;
  /** Absent for what is counted now. */
  days?: Days;
}

/** The cases of a figure as one word of an address: `received_2026-11-01_2026-11-30_opd3_jeniscomplaint`. */
export function writeFigure({ figure, days, agencyId, channelId, kind, topicId }: FigureCases): string {
  const parts: string[] = [figure.replace('_', '-')];
  if (days) parts.push(days.from, days.to);
  if (agencyId !== undefined) parts.push(`opd${agencyId}`);
  if (channelId !== undefined) parts.push(`kanal${channelId}`);
  if (kind !== undefined) parts.push(`jenis${kind}`);
  if (topicId !== undefined) parts.push(`topik${topicId}`);
  return parts.join('_');
}

/** Reads what `writeFigure` wrote; undefined for anything else. */
export function readFigure(text: string): FigureCases | undefined {
  const [, name = '', from, to, opd, kanal, jenis, topik] = shape.exec(text) ?? [];
  const figure = [...eventFigures, ...nowFigures].find((one) => one.replace('_', '-') === name);
  const dated = eventFigures.some((one) => one === figure);
  if (!figure || dated !== (from !== undefined)) return undefined;
  const days = from && to ? { from, to } : undefined;
  if (days && !areDays(days)) return undefined;
  const kind = kinds.find((one) => one === jenis);
  if (jenis !== undefined && !kind) return undefined;
  const ids = [opd, kanal, topik].filter((one) => one !== undefined && one !== 'none').map(Number);
  if (ids.some((id) => id > largestId)) return undefined;
  return {
    figure,
    ...(days ? { days } : {}),
    ...(opd === undefined ? {} : { agencyId: opd === 'none' ? opd : Number(opd) }),
    ...(kanal === undefined ? {} : { channelId: Number(kanal) }),
    ...(kind ? { kind } : {}),
    ...(topik === undefined ? {} : { topicId: topik === 'none' ? topik : Number(topik) }),
  };
}

const shape =
  /^([a-z-]{1,20})(?:_(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d))?(?:_opd(none|[1-9]\d{0,9}))?(?:_kanal([1-9]\d{0,9}))?(?:_jenis([a-z]{1,20}))?(?:_topik(none|[1-9]\d{0,9}))?$/;
const largestId = 2_147_483_647;

/** Says whether two words are days that exist, in order. */
export function areDays({ from, to }: Days): boolean {
  return isDay(from) && isDay(to) && from <= to;
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The instants between which the city's days lie: from the first midnight, before the second. */
export function instantsOf({ from, to }: Days, timeZone: string): { from: Date; before: Date } {
  const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`) - zoneOffsetMs(timeZone);
  return { from: new Date(midnight(from)), before: new Date(midnight(to) + dayMs) };
}
