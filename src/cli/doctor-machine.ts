import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#src/config.ts';
import { type Check, reporter } from './doctor-finding.ts';

const hour = 3_600_000;

/** Looks at the settings, the data folder, the key, the disk and the backups of this machine. */
export async function examineMachine(config: Config): Promise<Check[]> {
  return [
    examineSettings(config),
    await examineFolder(config),
    await examineKey(config),
    await examineDisk(config),
    await examineBackups(config),
  ];
}

function examineSettings(config: Config): Check {
  const { problem, advise, done } = reporter('settings');
  if (config.publicUrl === undefined) {
    advise(
      `PUBLIC_URL belum diatur: hanya mesin ini yang bisa membuka Mimin (${config.host}:${config.port}), dan tautan memakai Host dari permintaan. Atur PUBLIC_URL=https://alamat-anda bila warga harus bisa masuk.`,
      `PUBLIC_URL is not set: only this machine can open Mimin (${config.host}:${config.port}), and links use the Host of the request. Set PUBLIC_URL=https://your-address when residents should reach it.`,
    );
  } else if (config.publicUrl.startsWith('http:')) {
    problem(
      `PUBLIC_URL (${config.publicUrl}) tidak memakai https: kata sandi dan tautan rahasia lewat tanpa sandi. Pasang sertifikat di proksi, lalu ganti ke https.`,
      `PUBLIC_URL (${config.publicUrl}) is not https: passwords and secret links travel in clear. Put a certificate on the proxy, then change it to https.`,
    );
  }
  if (config.smtpUrl === undefined) {
    advise(
      'SMTP_URL belum diatur: undangan dan tautan sandi hanya tampil di layar, tidak dikirim lewat surel.',
      'SMTP_URL is not set: invitations and password links are shown on the screen only, not sent by e-mail.',
    );
  }
  if (config.publicUrl !== undefined && config.metricsToken === undefined) {
    advise(
      'METRICS_TOKEN belum diatur: /metrics hanya terbuka dari mesin ini. Atur bila Prometheus ada di mesin lain, dan tutup /metrics di proksi.',
      'METRICS_TOKEN is not set: /metrics opens from this machine only. Set it when Prometheus is elsewhere, and close /metrics at the proxy.',
    );
  }
  return done();
}

async function examineFolder(config: Config): Promise<Check> {
  const { problem, advise, done } = reporter('data folder');
  const found = await stat(config.dataDir).catch(() => undefined);
  if (!found) {
    advise(
      'Folder data (MIMIN_DATA) belum ada. Jalankan npm start; folder dibuat sendiri.',
      'The data folder (MIMIN_DATA) does not exist yet. Run npm start; it is made then.',
    );
    return done();
  }
  if (!found.isDirectory()) {
    problem('MIMIN_DATA bukan folder. Tunjuk folder lain.', 'MIMIN_DATA is not a folder. Name another one.');
    return done();
  }
  const writable = await access(config.dataDir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    problem(
      'Folder data tidak bisa ditulisi oleh pengguna ini. Jalankan dengan pengguna yang sama seperti npm start, atau ubah pemiliknya.',
      'This user cannot write into the data folder. Run as the same user as npm start, or change its owner.',
    );
  }
  if ((found.mode & 0o022) !== 0) {
    problem(
      'Folder data bisa ditulisi pengguna lain. Jalankan: chmod go-w pada folder itu.',
      'Other users can write into the data folder. Run chmod go-w on it.',
    );
  }
  return done();
}

async function examineKey(config: Config): Promise<Check> {
  const { problem, advise, done } = reporter('master key');
  const file = join(config.dataDir, 'master.key');
  const found = await stat(file).catch(() => undefined);
  if (config.key === undefined && !found) {
    advise(
      'Kunci induk belum ada; dibuat saat npm start pertama. Simpan salinan data/master.key terpisah dari cadangan basis data.',
      'There is no master key yet; the first npm start makes it. Keep a copy of data/master.key apart from the backups of the database.',
    );
  }
  if (config.key !== undefined && found) {
    advise(
      'MIMIN_KEY dan data/master.key sama-sama ada; yang dipakai MIMIN_KEY. Simpan hanya satu agar tidak tertukar.',
      'Both MIMIN_KEY and data/master.key exist; MIMIN_KEY is used. Keep one of them, so that they are not mixed up.',
    );
  }
  if (found && (found.mode & 0o077) !== 0) {
    problem(
      'data/master.key bisa dibaca pengguna lain: siapa pun yang membacanya dapat membuka tautan rahasia warga. Jalankan: chmod 600 data/master.key.',
      'Other users can read data/master.key: whoever reads it can open the residents’ secret links. Run chmod 600 data/master.key.',
    );
  }
  const ring = await stat(join(config.dataDir, 'token.keys')).catch(() => undefined);
  if (config.tokenKeys !== undefined && ring) {
    advise(
      'MIMIN_TOKEN_KEYS dan data/token.keys sama-sama ada; yang dipakai MIMIN_TOKEN_KEYS. Simpan hanya satu agar tidak tertukar.',
      'Both MIMIN_TOKEN_KEYS and data/token.keys exist; MIMIN_TOKEN_KEYS is used. Keep one of them, so that they are not mixed up.',
    );
  }
  if (ring && (ring.mode & 0o077) !== 0) {
    problem(
      'data/token.keys bisa dibaca pengguna lain: dengan berkas ini token semua akun terbuka. Jalankan: chmod 600 data/token.keys.',
      'Other users can read data/token.keys: it opens the tokens of every account. Run chmod 600 data/token.keys.',
    );
  }
  return done();
}

async function examineDisk(config: Config): Promise<Check> {
  const { problem, advise, done } = reporter('disk');
  const disk = await statfs(config.dataDir).catch(() => undefined);
  if (!disk) return done();
  const used = 1 - disk.bavail / disk.blocks;
  const percent = Math.round(used * 100);
  if (used >= 0.9) {
    problem(
      `Disk terisi ${percent}%: aduan baru ditolak sementara (503). Kosongkan ruang atau perbesar disk.`,
      `The disk is ${percent}% full: new reports are refused for now (503). Free some space or enlarge the disk.`,
    );
  } else if (used >= 0.8) {
    advise(
      `Disk terisi ${percent}%; di atas 90% aduan baru ditolak. Kosongkan ruang sebelum itu.`,
      `The disk is ${percent}% full; above 90% new reports are refused. Free some space before.`,
    );
  }
  return done();
}

async function examineBackups(config: Config): Promise<Check> {
  const { advise, problem, done } = reporter('backup');
  const folder = join(config.dataDir, 'backups');
  const names = await readdir(folder).catch(() => []);
  const ages = await Promise.all(
    names
      .filter((name) => name.endsWith('.mimin'))
      .map(async (name) => Date.now() - (await stat(join(folder, name))).mtimeMs),
  );
  const how = 'npm run --silent mimin -- backup data/backups/NAMA.mimin';
  const newest = Math.min(...ages);
  if (ages.length === 0) {
    advise(
      `Belum ada cadangan di data/backups. Buat setiap hari: ${how}. Abaikan bila basis data dicadangkan dengan cara lain.`,
      `There is no backup in data/backups. Make one every day: ${how}. Ignore this when the database is backed up in another way.`,
    );
  } else if (newest > 7 * 24 * hour) {
    problem(
      `Cadangan terbaru berumur ${Math.round(newest / hour / 24)} hari. Buat sekarang: ${how}.`,
      `The newest backup is ${Math.round(newest / hour / 24)} days old. Make one now: ${how}.`,
    );
  } else if (newest > 48 * hour) {
    advise(
      `Cadangan terbaru berumur ${Math.round(newest / hour)} jam. Buat setiap hari: ${how}.`,
      `The newest backup is ${Math.round(newest / hour)} hours old. Make one every day: ${how}.`,
    );
  }
  return done();
}
