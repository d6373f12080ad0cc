export type EmbeddedTrouble =
  | 'no_binaries'
  | 'not_a_folder'
  | 'not_writable'
  | 'hidden_by_parent'
  | 'other_version'
  | 'not_a_cluster'
  | 'disk_full'
  | 'start_failed'
  | 'foreign_server';

/** The embedded database cannot run here; the message says why and what to do, in Indonesian and in English. */
export class EmbeddedUnavailable extends Error {
  override name = 'EmbeddedUnavailable';
  readonly trouble: EmbeddedTrouble;

  constructor(trouble: EmbeddedTrouble, indonesian: string, english: string, cause?: unknown) {
    super(`${indonesian}\n${english}`, cause === undefined ? {} : { cause });
    this.trouble = trouble;
  }
}

/** Turns what the server or initdb printed into a refusal that names the remedy. */
export function explainServerOutput(output: string, dataDir: string): EmbeddedUnavailable {
  const last = output.trim().split('\n').slice(-8).join('\n');
  if (/No space left on device|ENOSPC|Disk quota exceeded/i.test(output)) {
    return new EmbeddedUnavailable(
      'disk_full',
      `Disk tempat ${dataDir} penuh. Kosongkan ruang (sedikitnya 500 MB), lalu jalankan lagi; data yang sudah tersimpan tetap aman.`,
      `The disk that holds ${dataDir} is full. Free some space (at least 500 MB) and start again; what was stored is safe.`,
    );
  }
  return new EmbeddedUnavailable(
    'start_failed',
    `PostgreSQL bawaan tidak dapat dijalankan di ${dataDir}. Keterangannya:\n${last}`,
    `The embedded PostgreSQL could not start in ${dataDir}; what it said stands above. A server of your own can be named with DATABASE_URL.`,
  );
}
