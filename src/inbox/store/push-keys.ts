import type { App } from '#src/app.ts';
import { seal, unseal } from '#src/shared/seal.ts';
import { makePushKeys, type PushKeys } from '#src/shared/web-push.ts';

/** The installation's own keys for web push: made the first time they are asked for, the private half sealed. */
export async function getPushKeys(app: App): Promise<PushKeys> {
  const known = await findKeys(app);
  if (known) return known;
  const made = makePushKeys();
  // Of two processes at once one makes the keys and the other reads them.
  await app.db
    .insertInto('push_keys')
    .values({ public_key: made.publicKey, secrets: seal(app.keys.data, made.privateKey), made_at: app.now() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return (await findKeys(app)) ?? made;
}

async function findKeys(app: App): Promise<PushKeys | undefined> {
  const row = await app.db.selectFrom('push_keys').select(['public_key', 'secrets']).executeTakeFirst();
  return row && { publicKey: row.public_key, privateKey: unseal(app.keys.data, row.secrets) };
}
