import { allow } from '#src/people/index.ts';
import { askForTraining } from '../commands/ask-for-training.ts';
import { putModelLive } from '../commands/put-model-live.ts';
import { setRouteThreshold } from '../commands/set-route-threshold.ts';
import { canManageModel } from '../domain/model-policy.ts';
import * as schema from '../schema.ts';
import type { DeskRequest } from './desk-request.ts';

export type ModelActed = { ok: true; told: Record<string, string> } | { ok: false; problem: string };

/** Does what a form of the model's page asks; a refusal names its reason. */
export async function actOnModel({ app, actor }: DeskRequest, form: FormData): Promise<ModelActed> {
  // Whoever may do nothing here is told so, whatever the form holds.
  allow(canManageModel(actor));
  const intent = form.get('intent');
  if (intent === 'train') {
    const asked = await askForTraining(app, actor);
    return asked.ok ? { ok: true, told: { kabar: 'latih' } } : { ok: false, problem: asked.reason };
  }
  if (intent === 'use') {
    const read = schema.putModelLive.safeParse({
      versionId: form.get('versionId'),
      liveId: form.get('liveId') || null,
    });
    const done = await putModelLive(app, actor, read.data ?? { versionId: 0, liveId: null });
    return done.ok
      ? { ok: true, told: { kabar: 'versi', versi: String(read.data?.versionId ?? '') } }
      : { ok: false, problem: done.reason };
  }
  // A comma is how Indonesian writes a fraction.
  const typed = String(form.get('threshold') ?? '').replace(',', '.');
  const read = schema.setRouteThreshold.safeParse({ threshold: typed.trim() === '' ? Number.NaN : typed });
  if (!read.success) return { ok: false, problem: 'threshold' };
  await setRouteThreshold(app, actor, read.data);
  return { ok: true, told: { kabar: 'ambang' } };
}
