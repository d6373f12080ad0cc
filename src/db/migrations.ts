import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  number: number;
  name: string;
  sql: string;
  sha256: string;
}

export interface AppliedMigration {
  number: number;
  name: string;
  sha256: string;
}

/** The files do not form one unbroken row of numbers, or the database skipped one. */
export class MigrationGap extends Error {
  override name = 'MigrationGap';
}

/** A released file differs from what the database was built with. */
export class MigrationChanged extends Error {
  override name = 'MigrationChanged';
}

/** The database was migrated by a newer release; older code must not write into it. */
export class SchemaNewerThanCode extends Error {
  override name = 'SchemaNewerThanCode';
}

/** Reads the migration files of a folder in order; throws `MigrationGap` when a number is missing or used twice. */
export async function listMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  const files: Migration[] = [];
  for (const file of names) {
    const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file);
    if (!match) throw new MigrationGap(`${file}: a migration is named NNNN_words.sql`);
    const number = Number(match[1]);
    if (number !== files.length + 1) {
      throw new MigrationGap(`${file}: number ${String(files.length + 1).padStart(4, '0')} was expected here`);
    }
    const sql = await readFile(join(dir, file), 'utf8');
    files.push({ number, name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  return files;
}

/** Says which files the database still lacks; throws when its history is not the beginning of ours. */
export function pendingMigrations(files: Migration[], applied: AppliedMigration[]): Migration[] {
  const newest = applied.at(-1);
  if (newest && newest.number > files.length) {
    throw new SchemaNewerThanCode(
      `the database is at ${newest.name}, this release knows only ${files.at(-1)?.name ?? 'nothing'}: install the newer release again, or restore the backup made before the upgrade`,
    );
  }
  applied.forEach((row, i) => {
    const file = files[i];
    if (!file || row.number !== file.number)
      throw new MigrationGap(`the database has ${row.name} but lacks a migration before it`);
    if (row.sha256 !== file.sha256 || row.name !== file.name) {
      throw new MigrationChanged(
        `${file.name} differs from ${row.name} as it was applied: a released migration is never edited`,
      );
    }
  });
  return files.slice(applied.length);
}
