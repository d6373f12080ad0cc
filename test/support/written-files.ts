import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { readCatalog } from './catalog.ts';
import { writeSchemaFile } from './schema-file.ts';
import { writeTablesFile } from './tables-file.ts';

export interface WrittenFile {
  path: string;
  content: string;
}

/** What the files that are derived from the migrations should hold, given a migrated database. */
export async function deriveFiles(pool: Pool): Promise<WrittenFile[]> {
  const catalog = await readCatalog(pool);
  return [
    {
      path: fileURLToPath(new URL('../../src/db/tables.ts', import.meta.url)),
      content: formatted(writeTablesFile(catalog)),
    },
    { path: fileURLToPath(new URL('../../db/schema.sql', import.meta.url)), content: writeSchemaFile(catalog) },
  ];
}

// The linter also reads the written file, so it is formatted like every other.
function formatted(source: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=src/db/tables.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    input: source,
    encoding: 'utf8',
  });
}
