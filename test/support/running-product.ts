import type { App } from '#src/app.ts';
import { startWeb } from '#src/server.ts';
import { startWorker } from '#src/worker.ts';
import { anApp, aWorld, type World, type WorldOptions } from './world.ts';

/** The whole product in this process: pages, API and worker on a database of its own. */
export interface RunningProduct {
  url: string;
  app: App;
  world: World;
  stop(): Promise<void>;
}

/** Starts the product with a city that is set up, as `npm start` does; the pages must have been built. */
export async function startProduct(options: WorldOptions = {}): Promise<RunningProduct> {
  return run(await aWorld(options));
}

/** Starts the product before anybody has set it up. */
export async function startEmptyProduct(): Promise<Omit<RunningProduct, 'world'>> {
  return run(await anApp());
}

async function run<T extends { app: App; drop(): Promise<void> }>(
  world: T,
): Promise<{ url: string; app: App; world: T; stop(): Promise<void> }> {
  const { app } = world;
  const web = await startWeb(app);
  const worker = await startWorker(app);
  return {
    url: web.url,
    app,
    world,
    stop: async () => {
      await web.close();
      await worker.close();
      await world.drop();
    },
  };
}
