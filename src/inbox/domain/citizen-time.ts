import { sayDay, sayTime } from './clock-words.ts';
import { dayMs } from './day.ts';

// Indonesia's three zones have no summer time, so an offset is enough.
const zones: Record<string, { hours: number; name: string }> = {
  'Asia/Jakarta': { hours: 7, name: 'WIB' },
  'Asia/Makassar': { hours: 8, name: 'WITA' },
  'Asia/Jayapura': { hours: 9, name: 'WIT' },
};

/** How far the city's clock is ahead of UTC, in milliseconds; an unknown zone counts as western Indonesia. */
export function zoneOffsetMs(timeZone: string): number {
  return (zones[timeZone]?.hours ?? 7) * 3_600_000;
}

/** An instant as a resident reads it: "Jumat, 27 November 2026 pukul 16.30 WIB". */
export function sayWhen(at: Date, timeZone: string, language: 'id' | 'en'): string {
  const local = at.getTime() + zoneOffsetMs(timeZone);
  const day = Math.floor(local / dayMs);
  const minutes = Math.floor((local - day * dayMs) / 60_000);
  const joint = language === 'id' ? 'pukul' : 'at';
  return `${sayDay(day, language)} ${joint} ${sayTime(minutes, language)} ${zones[timeZone]?.name ?? 'WIB'}`;
}
