import { describe, expect, test } from 'vitest';
import { explainClock, explainDue } from './clock-explanation.ts';
import { applyToClocks, decideClocks } from './clock-rules.ts';
import { sampleCalendar as calendar, sampleData, wib } from './clock-samples.ts';
import { cityPreset } from './sla-presets.ts';
import type { SlaPolicy } from './sla-schema.ts';
import { compileCalendar } from './working-calendar.ts';
import { addWorkingDays, addWorkingMinutes } from './working-time.ts';

const policy = cityPreset[0] as SlaPolicy;

describe('why is it due then?', () => {
  test('four hours from Friday 16:00 are told day by day', () => {
    const from = wib('2026-11-27 16:00');
    expect(explainDue(calendar, from, { minutes: 240 }, addWorkingMinutes(calendar, from, 240), 'id')).toEqual([
      'Dihitung sejak Jumat, 27 November 2026 pukul 16.00 WIB, dengan batas 4 jam waktu kerja.',
      'Jumat, 27 November 2026: 16.00–16.30, dihitung 30 menit.',
      'Sabtu, 28 November – Minggu, 29 November 2026: tidak dihitung, bukan hari kerja.',
      'Senin, 30 November 2026: 07.30–11.00, dihitung 3 jam 30 menit.',
      'Jumlahnya 4 jam waktu kerja, jadi tenggatnya Senin, 30 November 2026 pukul 11.00 WIB.',
    ]);
  });

  test('a holiday is named with its decree, in English too', () => {
    const from = wib('2026-12-01 17:00');
    expect(explainDue(calendar, from, { minutes: 300 }, addWorkingMinutes(calendar, from, 300), 'en')).toEqual([
      'Counted from Tuesday, 1 December 2026 at 17:00 WIB, with a limit of 5 hours of working time.',
      'Tuesday, 1 December 2026: not counted, outside working hours.',
      'Wednesday, 2 December 2026: not counted, local holiday Hari Contoh (Keputusan Wali Kota Nomor 1).',
      'Thursday, 3 December 2026: 07:30–12:00 and 13:00–13:30, counted 5 hours.',
      'That makes 5 hours of working time, so it is due Thursday, 3 December 2026 at 13:30 WIB.',
    ]);
  });

  test('working days are told in runs', () => {
    const from = wib('2026-11-27 09:00');
    expect(explainDue(calendar, from, { workingDays: 4 }, addWorkingDays(calendar, from, 4), 'id')).toEqual([
      'Dihitung sejak Jumat, 27 November 2026 pukul 09.00 WIB, dengan batas 4 hari kerja.',
      'Jumat, 27 November 2026: hari diterima, belum dihitung.',
      'Sabtu, 28 November – Minggu, 29 November 2026: tidak dihitung, bukan hari kerja.',
      'Senin, 30 November – Selasa, 1 Desember 2026: 2 hari kerja, ke-1 sampai ke-2.',
      'Rabu, 2 Desember 2026: tidak dihitung, libur daerah Hari Contoh (Keputusan Wali Kota Nomor 1).',
      'Kamis, 3 Desember – Jumat, 4 Desember 2026: 2 hari kerja, ke-3 sampai ke-4.',
      'Jumlahnya 4 hari kerja, jadi tenggatnya Jumat, 4 Desember 2026 pukul 16.30 WIB.',
    ]);
  });

  test('Ramadan hours name their source once', () => {
    const week = { ...sampleData.weekly, thu: [['08:00', '10:00']] as [string, string][], fri: [] };
    const ramadan = { name: 'Ramadan', from: '2026-12-03', to: '2026-12-10', weekly: week, source: 'Perpres 21/2023' };
    const fasting = compileCalendar({ ...sampleData, periods: [ramadan] });
    const from = wib('2026-12-03 07:00');
    const sentences = explainDue(fasting, from, { minutes: 180 }, addWorkingMinutes(fasting, from, 180), 'id');
    expect(sentences).toContain(
      'Kamis, 3 Desember 2026: 08.00–10.00, dihitung 2 jam; jam kerja Ramadan (Perpres 21/2023).',
    );
    expect(sentences).toContain(
      'Senin, 7 Desember 2026: 07.30–08.30, dihitung 60 menit; jam kerja Ramadan (dasar yang sama).',
    );
  });

  test('every minute of an emergency counts', () => {
    const from = wib('2026-11-28 23:50');
    expect(
      explainDue(calendar, from, { minutes: 15 }, wib('2026-11-29 00:05'), 'id', { counts: 'wall_clock' }),
    ).toEqual([
      'Dihitung sejak Sabtu, 28 November 2026 pukul 23.50 WIB, dengan batas 15 menit tanpa jeda malam dan libur.',
      'Setiap menit dihitung, jadi tenggatnya Minggu, 29 November 2026 pukul 00.05 WIB.',
    ]);
  });

  test('a due time in a year without a table says loudly that it is not certain', () => {
    const from = wib('2026-12-30 09:00');
    const due = addWorkingDays(calendar, from, 5);
    expect(explainDue(calendar, from, { workingDays: 5 }, due, 'id').at(-1)).toMatch(
      /^PERHATIAN: .*31 Desember 2026.*belum pasti/,
    );
    expect(explainDue(calendar, from, { workingDays: 5 }, due, 'en').at(-1)).toMatch(/^NOTE: .*not certain/);
  });

  test('a due time made with another calendar is not passed off as this one’s', () => {
    const from = wib('2026-11-27 16:00');
    const sentences = explainDue(calendar, from, { minutes: 240 }, wib('2026-11-30 11:01'), 'id');
    expect(sentences.at(-1)).toMatch(/jumlahnya 4 jam 1 menit waktu kerja, tidak sama dengan batasnya/);
    const inBreak = explainDue(calendar, wib('2026-11-30 08:00'), { minutes: 240 }, wib('2026-11-30 12:30'), 'id');
    expect(inBreak.at(-1)).toMatch(/tidak sama/);
  });
});

describe('a clock with a pause', () => {
  const start = decideClocks(policy, calendar, { receivedAt: wib('2026-11-24 09:00') }, wib('2026-11-24 09:00'));
  const asked = applyToClocks(start, { type: 'asked_resident', at: wib('2026-11-26 09:00') }, calendar, policy);

  test('says that it stands still', () => {
    const clock = asked.resolution;
    expect(clock && explainClock(clock, calendar, 'id').at(-1)).toMatch(
      /^Kini berhenti sejak Kamis, 26 November 2026 pukul 09.00 WIB/,
    );
  });

  test('tells the days on which it stood still, and still adds up', () => {
    const resumed = applyToClocks(asked, { type: 'resident_wrote', at: wib('2026-11-30 10:00') }, calendar, policy);
    const sentences = resumed.resolution ? explainClock(resumed.resolution, calendar, 'id') : [];
    expect(sentences).toContain(
      'Kamis, 26 November – Jumat, 27 November 2026: tidak dihitung, menunggu jawaban pelapor.',
    );
    expect(sentences.at(-1)).toBe('Jumlahnya 14 hari kerja, jadi tenggatnya Kamis, 17 Desember 2026 pukul 16.00 WIB.');
  });
});
