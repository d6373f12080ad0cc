import type { DayOff } from './calendar-schema.ts';
import { dayMs } from './day.ts';
import type { SlaPolicy, Target } from './sla-schema.ts';
import type { CompiledCalendar } from './working-calendar.ts';

export type Language = 'id' | 'en';

const weekdayNames = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const monthNames = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const zoneNames = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** A local day in words: "Jumat, 27 November 2026". */
export function sayDay(number: number, language: Language, withYear = true): string {
  const date = new Date(number * dayMs);
  const day = `${weekdayNames[language][date.getUTCDay()]}, ${date.getUTCDate()} ${monthNames[language][date.getUTCMonth()]}`;
  return withYear ? `${day} ${date.getUTCFullYear()}` : day;
}

/** One day or a run of days in words. */
export function sayDays(first: number, last: number, language: Language): string {
  if (first === last) return sayDay(first, language);
  const sameYear = new Date(first * dayMs).getUTCFullYear() === new Date(last * dayMs).getUTCFullYear();
  return `${sayDay(first, language, !sameYear)} – ${sayDay(last, language)}`;
}

/** A time of day from minutes since midnight: "16.30", in English "16:30". */
export function sayTime(minutes: number, language: Language): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}${language === 'id' ? '.' : ':'}${two(minutes % 60)}`;
}

/** An instant in the calendar's own zone: "Jumat, 27 November 2026 pukul 16.30 WIB". 24:00 is said as such when asked. */
export function sayInstant(at: Date, calendar: CompiledCalendar, language: Language, endOfDay = false): string {
  const local = at.getTime() + calendar.offsetMs;
  let number = Math.floor(local / dayMs);
  let minutes = Math.floor((local - number * dayMs) / 60_000);
  if (endOfDay && minutes === 0) [number, minutes] = [number - 1, 1_440];
  const zone = zoneNames[calendar.timezone];
  const joint = language === 'id' ? 'pukul' : 'at';
  return `${sayDay(number, language)} ${joint} ${sayTime(minutes, language)} ${zone}`;
}

/** A length of time in words; up to an hour and a half in minutes, as people say it. */
export function sayMinutes(minutes: number, language: Language): string {
  const word = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const inMinutes = (n: number) => (language === 'id' ? `${n} menit` : word(n, 'minute', 'minutes'));
  if (minutes <= 90) return inMinutes(minutes);
  const hours = Math.floor(minutes / 60);
  const inHours = language === 'id' ? `${hours} jam` : word(hours, 'hour', 'hours');
  return minutes % 60 === 0 ? inHours : `${inHours} ${inMinutes(minutes % 60)}`;
}

/** A target in words: "60 menit waktu kerja", "3 hari kerja". */
export function sayTarget(target: Target, counts: SlaPolicy['counts'], language: Language): string {
  if ('workingDays' in target) {
    if (language === 'id') return `${target.workingDays} hari kerja`;
    return `${target.workingDays} working ${target.workingDays === 1 ? 'day' : 'days'}`;
  }
  const length = sayMinutes(target.minutes, language);
  if (counts === 'wall_clock')
    return language === 'id' ? `${length} tanpa jeda malam dan libur` : `${length} day and night`;
  return language === 'id' ? `${length} waktu kerja` : `${length} of working time`;
}

const dayOffWords = {
  id: { national: 'libur nasional', cuti_bersama: 'cuti bersama', local: 'libur daerah' },
  en: { national: 'national holiday', cuti_bersama: 'collective leave (cuti bersama)', local: 'local holiday' },
};

/** A day off with its name; its decree is named by the caller. */
export function sayDayOff(off: DayOff, language: Language): string {
  return `${dayOffWords[language][off.kind]} ${off.name}`;
}
