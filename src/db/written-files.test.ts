import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { deriveFiles } from '../../test/support/written-files.ts';

test('the table types and the schema page show what the migrations make (npm run db:write)', async () => {
  const fresh = await freshDatabase({ max: 1 });
  try {
    for (const file of await deriveFiles(fresh.pool)) expect(readFileSync(file.path, 'utf8')).toBe(file.content);
  } finally {
    await fresh.drop();
  }
});
