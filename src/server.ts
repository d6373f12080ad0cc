import { createServer, type Server } from 'node:http';
import type { ServerBuild } from 'react-router';
import { createRequestHandler } from 'react-router';
import type { App } from './app.ts';
import { createListener, type Pages } from './http.ts';
import { closeLive } from './inbox/index.ts';

export interface Web {
  /** Where the process listens, for this machine. */
  url: string;
  close(): Promise<void>;
}

/** The address cannot be listened on; a setting to mend. */
export class PortTaken extends Error {
  override name = 'PortTaken';

  constructor(port: number) {
    super(
      `PORT=${port}: sudah dipakai atau tidak boleh dipakai; pilih yang lain. / in use or not permitted; choose another.`,
    );
  }
}

/** Starts the HTTP side with the built pages; throws `PortTaken`. */
export async function startWeb(app: App): Promise<Web> {
  // A variable path keeps the type checker away from a file that only a build makes.
  const buildFile = new URL('../build/server/index.js', import.meta.url).href;
  const build = (await import(buildFile)) as ServerBuild;
  const handler = createRequestHandler(build, 'production');
  return listen(app, createServer(createListener(app, handler)));
}

/** Starts the HTTP side in development: pages are compiled by Vite when they are asked for. */
export async function startDevWeb(app: App): Promise<Web> {
  const { createServer: createVite } = await import('vite');
  const server = createServer();
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  const pages: Pages = async (request, context) => {
    const build = (await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild;
    return createRequestHandler(build, 'development')(request, context);
  };
  const listener = createListener(app, pages, new Map());
  server.on('request', (request, response) => vite.middlewares(request, response, () => listener(request, response)));
  const web = await listen(app, server);
  return { url: web.url, close: async () => Promise.all([web.close(), vite.close()]).then(() => undefined) };
}

async function listen(app: App, server: Server): Promise<Web> {
  // Longer than the usual 60 s of a proxy, so that the proxy closes first and never meets a closed connection.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(app.config.port) : error),
    );
    server.listen(app.config.port, app.config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : app.config.port;
  // With port 0 the system chose one; links in receipts must name the one that answers.
  app.config.port = port;
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      // Live updates never end by themselves; whoever is still reading after 5 s is let go.
      const timer = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(timer);
      await closeLive(app);
    },
  };
}
