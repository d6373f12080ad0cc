import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrationsDir, openServer } from '#src/app.ts';
import type { Config } from '#src/config.ts';
import { checkServer } from '#src/db/check-server.ts';
import { listPending } from '#src/db/migrate.ts';
import { openPool } from '#src/db/pool.ts';
import { readFlow } from '#src/flow.ts';
import { daysUntilTableEnds, WorkingCalendar } from '#src/inbox/index.ts';
import { silentLog } from '#src/shared/log.ts';
import { examineExpiries } from './doctor-expiries.ts';
import { examineFigures } from './doctor-figures.ts';
import { type Check, reporter } from './doctor-finding.ts';
import { examineModel } from './doctor-model.ts';
import { examineSecrets } from './doctor-secrets.ts';

/** Looks at the database and at what flows through it; of an embedded database that was never started it says so. */
export async function examineDatabase(config: Config): Promise<Check[]> {
  const { problem, advise, done } = reporter('database');
  if (config.databaseUrl === undefined && !(await stat(join(config.dataDir, 'postgres')).catch(() => undefined))) {
    advise('Basis data belum dibuat. Jalankan npm start.', 'There is no database yet. Run npm start.');
    return [done()];
  }
  let server: Awaited<ReturnType<typeof openServer>>;
  try {
    server = await openServer(config, silentLog);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problem(`Basis data tidak bisa dijalankan. ${why}`, `The database cannot be started. ${why}`);
    return [done()];
  }
  const pool = openPool(server.directUrl, { max: 2, name: 'mimin doctor', statementTimeoutMs: 10_000 });
  try {
    for (const lack of await checkServer(pool)) {
      problem(`Basis data belum memenuhi syarat: ${lack}.`, `The database does not meet the needs: ${lack}.`);
    }
    const clock = await examineClock(pool);
    const schema = await examineSchema(pool);
    // A database of another release is not asked for tables that it may not have.
    if (schema[1].length > 0) return [done(), clock, schema];
    return [
      done(),
      clock,
      schema,
      await examinePartitions(pool),
      await examineHolidays(pool),
      await examineCity(pool),
      await examineModel(pool),
      await examineChannels(pool),
      await examineExpiries(pool, new Date()),
      await examineSecrets(config, pool),
      await examineFlow(pool),
      await examineFigures(pool, new Date()),
    ];
  } catch (error) {
    problem(
      `Basis data tidak menjawab (${reasonOf(error)}). Periksa DATABASE_URL, jaringan, dan apakah PostgreSQL berjalan.`,
      `The database does not answer (${reasonOf(error)}). Check DATABASE_URL, the network, and whether PostgreSQL runs.`,
    );
    return [done()];
  } finally {
    await pool.end().catch(() => undefined);
    await server.stop().catch(() => undefined);
  }
}

/** The code of a failure, never its sentence: that may hold an address with a password. */
function reasonOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}

async function examineClock(pool: Pool): Promise<Check> {
  const { problem, done } = reporter('clock');
  const before = Date.now();
  const { rows } = await pool.query<{ now: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  );
  const after = Date.now();
  const now = rows[0]?.now ?? before;
  const drift = now < before ? before - now : now > after ? now - after : 0;
  if (drift > 2_000) {
    const seconds = Math.round(drift / 1_000);
    problem(
      `Jam mesin ini dan jam basis data berbeda ${seconds} detik: tenggat akan salah. Nyalakan NTP di keduanya.`,
      `The clocks of this machine and of the database differ by ${seconds} seconds: due times will be wrong. Switch on NTP on both.`,
    );
  }
  return done();
}

async function examineSchema(pool: Pool): Promise<Check> {
  const { problem, done } = reporter('schema');
  try {
    const pending = await listPending(pool, migrationsDir);
    if (pending.length > 0) {
      problem(
        `${pending.length} perubahan skema belum diterapkan (${pending[0]} dan seterusnya). Jalankan ulang npm start; cadangan dibuat lebih dulu.`,
        `${pending.length} changes of the schema are not applied (${pending[0]} and on). Restart with npm start; a backup is made first.`,
      );
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problem(
      `Skema basis data tidak cocok dengan rilis ini: ${why}. Pasang rilis yang sesuai, jangan ubah tabel dengan tangan.`,
      `The schema of the database does not fit this release: ${why}. Install the fitting release; do not change tables by hand.`,
    );
  }
  return done();
}

/** Warned this many days ahead: a promise of 60 working days reaches about so far. */
const holidaysAhead = 90;

async function examineHolidays(pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('holidays');
  const { rows } = await pool.query<{ data: unknown }>(
    'select data from working_calendars order by version desc limit 1',
  );
  const calendar = rows[0] && WorkingCalendar.safeParse(rows[0].data);
  if (!calendar?.success) return done();
  const days = daysUntilTableEnds(calendar.data, new Date());
  const until = calendar.data.knownUntil;
  if (days < 0) {
    problem(
      `Tabel hari libur berakhir ${until}: tenggat sekarang dihitung tanpa hari libur. Muat SKB tahun ini.`,
      `The table of days off ended on ${until}: due times are now counted without days off. Load this year's decree.`,
    );
  } else if (days < holidaysAhead) {
    advise(
      `Tabel hari libur berakhir ${until}: tenggat sesudahnya belum pasti. Muat SKB tahun berikutnya begitu terbit.`,
      `The table of days off ends on ${until}: later due times are uncertain. Load next year's decree as soon as it is out.`,
    );
  }
  return done();
}

async function examinePartitions(pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('partitions');
  // The last day of the month three months ahead must have a partition of its own in each table that is cut by month.
  const { rows } = await pool.query<{ name: string; has_last: boolean }>(`
    select p.relname as name, exists (
        select from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = p.oid
           and c.relname = p.relname || '_' || to_char(now() + interval '3 months', 'YYYY_MM')) as has_last
      from pg_partitioned_table t join pg_class p on p.oid = t.partrelid where p.relnamespace = 'public'::regnamespace`);
  for (const { name } of rows.filter((row) => !row.has_last)) {
    problem(
      `Tabel ${name} belum punya bagian untuk tiga bulan ke depan. Pastikan proses worker berjalan; ia membuatnya setiap hari.`,
      `The table ${name} lacks partitions for the next three months. Make sure that a worker runs; it makes them every day.`,
    );
  }
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`select from ${name}_default limit 1`);
    if (rowCount) {
      advise(
        `Sebagian isi ${name} ada di bagian cadangan (DEFAULT): tidak hilang, hanya lebih lambat dihapus kelak. Periksa apakah worker sempat lama berhenti.`,
        `Some rows of ${name} lie in the DEFAULT partition: not lost, only slower to clear away later. Check whether the worker stood still for long.`,
      );
    }
  }
  return done();
}

async function examineCity(pool: Pool): Promise<Check> {
  const { advise, done } = reporter('city');
  const { rows } = await pool.query<{ sending: boolean }>('select sending from city');
  if (!rows[0]) {
    advise(
      'Kota belum dipasang. Buat tautannya: npm run --silent mimin -- setup-link',
      'The city is not set up. Make the link: npm run --silent mimin -- setup-link',
    );
  } else if (!rows[0].sending) {
    advise(
      'Pengiriman jawaban dimatikan (biasanya karena ini salinan hasil pemulihan). Operator menyalakannya di pengaturan.',
      'Sending of answers is off (usually because this is a restored copy). The operator switches it on in the settings.',
    );
  }
  return done();
}

async function examineChannels(pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('channels');
  const { rows } = await pool.query<{
    name: string;
    network: string;
    state: string;
    failures: number;
    uncalled: boolean;
    forged: number;
  }>(`
    select c.name, c.network, c.state, c.poll_failures as failures, c.settings ? 'subscribe_failed' as uncalled,
      coalesce((select sum(count) from channel_refusals r where r.channel_id = c.id and r.day >= current_date - 1), 0)::int as forged
    from channels c where c.state <> 'ended' order by c.id`);
  for (const channel of rows) {
    const who = `${channel.network} "${channel.name}"`;
    if (channel.state === 'needs_reauth') {
      problem(
        `Kanal ${who} harus disambungkan lagi: tokennya ditolak jejaring. Buka Kanal di meja kerja.`,
        `The channel ${who} must be connected again: the network refuses its token. Open Channels at the desk.`,
      );
    }
    if (channel.failures >= 3) {
      problem(
        `Kanal ${who} gagal dibaca ${channel.failures} kali berturut-turut. Periksa jaringan keluar dan izin akun.`,
        `The channel ${who} could not be read ${channel.failures} times in a row. Check the way out to the network and the rights of the account.`,
      );
    }
    if (channel.uncalled) {
      advise(
        `Jejaring kanal ${who} belum mau mengirim kiriman baru langsung ke sini. Sebabnya tertulis di Kanal; tekan Minta lagi sesudah diperbaiki.`,
        `The network of the channel ${who} does not agree to send what is new here at once. Channels says why; press Ask again once that is mended.`,
      );
    }
    if (channel.state === 'paused') {
      advise(`Kanal ${who} dijeda.`, `The channel ${who} is paused.`);
    }
    if (channel.forged >= 10) {
      advise(
        `Kanal ${who} menolak ${channel.forged} kiriman sejak kemarin: rahasia webhook salah atau ada yang mencoba memalsukan.`,
        `The channel ${who} refused ${channel.forged} deliveries since yesterday: the webhook secret is wrong, or somebody tries to forge.`,
      );
    }
  }
  return done();
}

async function examineFlow(pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('flow');
  const flow = await readFlow(pool);
  if (flow.oldestEventAge > 300) {
    problem(
      `Kejadian tertua menunggu ${Math.round(flow.oldestEventAge / 60)} menit (${flow.eventsWaiting} menunggu). Pastikan npm start atau npm start -- worker berjalan.`,
      `The oldest event has waited ${Math.round(flow.oldestEventAge / 60)} minutes (${flow.eventsWaiting} wait). Make sure that npm start or npm start -- worker runs.`,
    );
  }
  if (flow.eventsDead > 0) {
    problem(
      `${flow.eventsDead} surat mati: kejadian yang tidak bisa diolah. Buka Surat mati di meja kerja dan putuskan.`,
      `${flow.eventsDead} dead letters: events that could not be processed. Open Dead letters at the desk and decide.`,
    );
  }
  if (flow.answers.unknown > 0) {
    problem(
      `${flow.answers.unknown} jawaban tidak jelas sampai atau tidak. Buka kotak keluar di meja kerja, lihat di jejaringnya, lalu putuskan.`,
      `${flow.answers.unknown} answers may or may not have arrived. Open the outbox at the desk, look on the network, then decide.`,
    );
  }
  if (flow.answers.failed > 0) {
    advise(
      `${flow.answers.failed} jawaban gagal terkirim dan belum ditangani. Buka kotak keluar di meja kerja.`,
      `${flow.answers.failed} answers failed and nobody has dealt with them. Open the outbox at the desk.`,
    );
  }
  if (flow.oldestAnswerAge > 900) {
    problem(
      `Jawaban tertua menunggu ${Math.round(flow.oldestAnswerAge / 60)} menit di kotak keluar. Pastikan worker berjalan.`,
      `The oldest answer has waited ${Math.round(flow.oldestAnswerAge / 60)} minutes in the outbox. Make sure that a worker runs.`,
    );
  }
  if (flow.oldestSearchAge > 300) {
    advise(
      `Pencarian tertinggal ${Math.round(flow.oldestSearchAge / 60)} menit (${flow.searchWaiting} aduan).`,
      `Search is ${Math.round(flow.oldestSearchAge / 60)} minutes behind (${flow.searchWaiting} reports).`,
    );
  }
  return done();
}
