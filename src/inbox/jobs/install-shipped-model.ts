import type { App } from '#src/app.ts';
import { recordAudit } from '#src/people/index.ts';
import { decideShipped } from '../domain/decide-shipped.ts';
import { forgetCityState, getCityState } from '../store/city.ts';
import {
  addVersion,
  findLive,
  hashOf,
  lockModels,
  openWeights,
  putLive,
  type WhyRefused,
} from '../store/model-versions.ts';
import { citiesDir, readShippedModel } from '../store/shipped-model.ts';

/**
 * Makes the model that came with this release a version, once; it goes live unless this city's own is in use. A damaged one is kept on record as
 * refused, and triage goes on as before.
 */
export async function installShippedModel(app: App, dir = citiesDir): Promise<void> {
  const { code } = await getCityState(app);
  const shipped = await readShippedModel(code, dir);
  if (!shipped) return;
  const hash = hashOf(shipped.weights);
  const opened = openWeights({ weights: shipped.weights, hash });
  const refusedWhy: WhyRefused | undefined = opened.ok ? (shipped.card === null ? 'no_card' : undefined) : 'damaged';
  await app.db.transaction().execute(async (tx) => {
    await lockModels(tx);
    const known = await tx
      .selectFrom('model_versions')
      .select('id')
      .where('origin', '=', 'shipped')
      .where('hash', '=', hash)
      .executeTakeFirst();
    const decided = decideShipped(known !== undefined, await findLive(tx));
    if (decided === 'keep') return;
    const at = app.now();
    const id = await addVersion(tx, {
      origin: 'shipped',
      madeAt: at,
      madeBy: null,
      weights: shipped.weights,
      card: shipped.card,
      ...(refusedWhy ? { refusedWhy } : {}),
    });
    if (refusedWhy) {
      app.log.error({ version: id, why: refusedWhy }, 'the model of this release cannot be used');
      await recordAudit(
        tx,
        { kind: 'system' },
        { action: 'model_refused', subject: `#${id}`, detail: { why: refusedWhy } },
        at,
      );
    } else if (decided === 'live') {
      await putLive(tx, id, at);
      await recordAudit(
        tx,
        { kind: 'system' },
        { action: 'model_live', subject: `#${id}`, detail: { origin: 'shipped' } },
        at,
      );
    }
  });
  forgetCityState(app);
}
