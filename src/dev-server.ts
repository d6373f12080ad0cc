import { openApp } from './app.ts';
import { readConfig } from './config.ts';
import { makeSetupLink } from './people/index.ts';
import { startDevWeb } from './server.ts';
import { startWorker } from './worker.ts';

const { app, close } = await openApp(readConfig({ LOG_LEVEL: 'debug', ...process.env }));
const web = await startDevWeb(app);
const worker = await startWorker(app);
const link = await makeSetupLink(app, { kind: 'system' });
process.stdout.write(`Mimin (dev): ${web.url}${link.ok ? link.path : ''}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void Promise.all([web.close(), worker.close()])
      .then(close)
      .finally(() => process.exit(0));
  });
}
