import type { App } from '#src/app.ts';

export interface ChannelName {
  id: number;
  network: string;
  name: string;
}

/** Every channel that ever was, by name: figures of the past name those that ended, too. */
export function listChannelNames(app: App): Promise<ChannelName[]> {
  return app.db.selectFrom('channels').select(['id', 'network', 'name']).orderBy('network').orderBy('name').execute();
}
