import { writeFileSync } from 'node:fs';
import { openPool } from '#src/db/pool.ts';
import { databaseUrl, startTestServer, templateName } from './server.ts';
import { deriveFiles } from './written-files.ts';

const server = await startTestServer();
try {
  const name = 'read_catalog';
  const admin = openPool(server.url, { max: 1, name: 'write tables' });
  await admin.query(`create database ${name} template ${templateName}`).finally(() => admin.end());
  const pool = openPool(databaseUrl(server.url, name), { max: 1, name: 'write tables' });
  try {
    for (const file of await deriveFiles(pool)) {
      writeFileSync(file.path, file.content);
      console.log(`written: ${file.path}`);
    }
  } finally {
    await pool.end();
  }
} finally {
  await server.stop();
}
