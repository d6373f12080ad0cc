import { openEmbedded } from '#src/db/embedded.ts';
import { EmbeddedUnavailable } from '#src/db/embedded-error.ts';
import { silentLog } from '#src/shared/log.ts';

// A process of its own that shares the embedded server: prints its address, leaves at SIGTERM, or is killed.
const [dataDir = ''] = process.argv.slice(2);
try {
  const server = await openEmbedded({ dataDir, log: silentLog, settings: { fsync: 'off' }, durable: false });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  const alive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', async () => {
    await server.stop();
    clearInterval(alive);
  });
} catch (error) {
  if (!(error instanceof EmbeddedUnavailable)) throw error;
  process.stdout.write(`${JSON.stringify({ trouble: error.trouble, message: error.message })}\n`);
}
