import { type App, openApp } from './app.ts';
import type { Config } from './config.ts';

/** Brings up the product in this process and keeps it until SIGTERM or SIGINT; what is in hand is finished first. */
export async function runProduct(config: Config, wants: { web: boolean; worker: boolean }): Promise<void> {
  const { app, close } = await openApp(config);
  const parts: { close(): Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (reason: string) => {
    stopping ??= stopAll(app, reason, parts, close);
    return stopping;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).then(() => process.exit(0)));
  }
  // A signal sent to npm ends npm and its shell, not this process; it must not live on unseen, holding the port.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || void stop('npm ended').then(() => process.exit(0)), 1_000).unref();
  }
  try {
    if (wants.web) {
      const { startWeb } = await import('./server.ts');
      const web = await startWeb(app);
      parts.push(web);
      await announce(app, config.publicUrl ?? web.url);
    }
    if (wants.worker) {
      const { startWorker } = await import('./worker.ts');
      parts.push(await startWorker(app));
      if (!wants.web) process.stdout.write('Pekerja latar berjalan. / Worker is running.\n');
    }
  } catch (error) {
    await stop('start failed');
    throw error;
  }
}

async function stopAll(
  app: App,
  reason: string,
  parts: { close(): Promise<void> }[],
  close: () => Promise<void>,
): Promise<void> {
  app.log.info({ reason }, 'stopping');
  for (const part of parts)
    await part.close().catch((error: unknown) => app.log.error({ err: error }, 'a part did not stop cleanly'));
  await close().catch((error: unknown) => app.log.error({ err: error }, 'the database did not stop cleanly'));
}

async function announce(app: App, url: string): Promise<void> {
  process.stdout.write(`Mimin berjalan di / is running at ${url}\n`);
  const { makeSetupLink } = await import('./people/index.ts');
  const link = await makeSetupLink(app, { kind: 'system' });
  if (link.ok) process.stdout.write(`Pasang sekarang (sekali pakai) / set up now (one use): ${url}${link.path}\n`);
}
