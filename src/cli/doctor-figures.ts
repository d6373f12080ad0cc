import type { Pool } from 'pg';
import { openKysely } from '#src/db/kysely.ts';
import { findLastCheck, sayFinding } from '#src/insights/index.ts';
import { type Check, reporter } from './doctor-finding.ts';

/** The proof runs every night; after so many hours without one something keeps it from running. */
const lateAfterHours = 50;
const mostNamed = 3;

/** Says what the last proof of the figures found, and whether it still runs. */
export async function examineFigures(pool: Pool, now: Date): Promise<Check> {
  const { problem, advise, done } = reporter('figures');
  const check = await findLastCheck({ db: openKysely(pool) });
  // Before the first night there is nothing to say.
  if (!check) return done();
  const day = check.at.slice(0, 10);
  if (check.differences > 0) {
    const named = (language: 'id' | 'en') =>
      check.findings
        .slice(0, mostNamed)
        .map((one) => sayFinding(one, language))
        .join(' ');
    problem(
      `Angka tidak cocok dengan buku kejadian (${check.differences} hal, ${day}). ${named('id')} Selengkapnya di /desk/ringkasan. Jangan ubah tabel dengan tangan; simpan cadangan dan laporkan.`,
      `The figures do not agree with the ledger (${check.differences} things, ${day}). ${named('en')} All of it at /desk/ringkasan. Do not change tables by hand; keep a backup and report it.`,
    );
  }
  if (now.getTime() - Date.parse(check.at) > lateAfterHours * 3_600_000) {
    advise(
      `Pembuktian angka terakhir ${day}. Ia berjalan setiap malam pukul 02.50 bila pekerja hidup: periksa prosesnya.`,
      `The figures were last proven on ${day}. That runs every night at 02:50 while a worker is up: check the process.`,
    );
  }
  return done();
}
