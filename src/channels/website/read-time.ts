import { text } from '../domain/loose-json.ts';
import { readInstant } from '../meta/read-instant.ts';

/** A site's own time when it does not say how far it is from GMT: Jakarta's. */
const usualOffsetHours = 7;

/**
 * An instant of WordPress: `date_gmt` bears no zone and means GMT, `date` means the site's own time (`gmt_offset`, kept
 * when the site was connected). Plugins also write zones, or seconds.
 */
export function readSiteTime(gmt: unknown, local: unknown, settings: Record<string, string>): Date | undefined {
  const said = text(gmt)?.trim() ?? '';
  // A draft has no time yet and some versions say so with noughts.
  if (said !== '' && !said.startsWith('0000')) return readInstant(withZone(said, 0));
  if (typeof gmt === 'number') return readInstant(gmt);
  const own = text(local)?.trim() ?? '';
  if (own === '' || own.startsWith('0000')) return readInstant(local);
  const offset = Number(settings.gmt_offset);
  return readInstant(withZone(own, settings.gmt_offset && Number.isFinite(offset) ? offset : usualOffsetHours));
}

const months: Readonly<Record<string, string>> = {
  mei: 'May',
  agu: 'Aug',
  ags: 'Aug',
  okt: 'Oct',
  des: 'Dec',
};
const zones: Readonly<Record<string, string>> = { WIB: '+0700', WITA: '+0800', WIT: '+0900' };

/** An instant of a feed: RFC 822 or ISO, also with Indonesian months and zones; without a zone it is Jakarta's. */
export function readFeedTime(said: string): Date | undefined {
  const trimmed = said.trim();
  if (trimmed === '') return undefined;
  if (/^\d{4}-\d\d-\d\d/.test(trimmed)) return readInstant(withZone(trimmed, usualOffsetHours));
  const [, day, month = '', year, time, zone = ''] =
    /(\d{1,2})[\s-]+(\p{L}{3})\p{L}*[\s-]+(\d{4}|\d\d)\s+(\d{1,2}:\d\d(?::\d\d)?)\s*(\S*)/u.exec(trimmed) ?? [];
  if (day === undefined) return readInstant(trimmed);
  const known = months[month.toLowerCase()] ?? month;
  return readInstant(`${day} ${known} ${year} ${time} ${zones[zone.toUpperCase()] ?? (zone || '+0700')}`);
}

function withZone(said: string, hours: number): string {
  if (/^\d{4}-\d\d-\d\d$/.test(said)) return withZone(`${said}T00:00:00`, hours);
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(said) || /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(said)) return said;
  const minutes = Math.round(Math.abs(hours) * 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${said.replace(' ', 'T')}${zone}`;
}
