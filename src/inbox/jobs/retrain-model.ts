import type { App } from '#src/app.ts';
import { recordAudit } from '#src/people/index.ts';
import { decideCandidate, lackForTraining } from '../domain/compare-models.ts';
import { examplesOf } from '../domain/corrections.ts';
import { madeCard } from '../domain/made-card.ts';
import { type CityState, forgetCityState, getCityState } from '../store/city.ts';
import { countExamples, listTaught } from '../store/examples.ts';
import {
  addVersion,
  findLive,
  findWeights,
  forgetOldVersions,
  lockModels,
  openWeights,
  putLive,
} from '../store/model-versions.ts';
import { citiesDir } from '../store/shipped-model.ts';
import {
  beatMs,
  beatTraining,
  type ClaimedRun,
  claimTraining,
  endTraining,
  mostTries,
  releaseTraining,
} from '../store/training-runs.ts';
import { runTraining } from './run-training.ts';
import type { Trained } from './training-thread.ts';

/**
 * Takes up a training that was asked for, if one waits: learns from corpus and corrections, compares with the version in use on what was kept apart, and
 * puts the new one live only when it is better. A process that dies on the way leaves nothing half made. Answers how many trainings it ended.
 */
export async function retrainModel(app: App, options: { signal?: AbortSignal; dir?: string } = {}): Promise<number> {
  const run = await claimTraining(app.db);
  if (!run) return 0;
  if (run.tries > mostTries) {
    await endTraining(app.db, run, { outcome: 'failed', at: app.now(), detail: { why: 'died' } });
    return 1;
  }
  const counts = await countExamples(app.db);
  const lack = lackForTraining(counts);
  if (lack) {
    await endTraining(app.db, run, { outcome: 'too_few', at: app.now(), detail: lack });
    return 1;
  }
  const city = await getCityState(app);
  const live = await usableLive(app, city);
  const ended = await trainBeating(app, run, city, live, options);
  if (!ended.ok && ended.why === 'stopped') {
    await releaseTraining(app.db, run);
    return 0;
  }
  if (!ended.ok) {
    app.log.error({ run: run.id, why: ended.why, problem: ended.error }, 'a training failed');
    await endTraining(app.db, run, { outcome: 'failed', at: app.now(), detail: { why: ended.why } });
    return 1;
  }
  await keepTrained(app, run, {
    trained: ended.trained,
    comparedWith: live?.id ?? null,
    examplesTo: counts.newest,
    city,
  });
  forgetCityState(app);
  return 1;
}

interface Live {
  id: number;
  weights: Buffer | null;
}

/** The version in use with its weights; without usable weights the rules alone are what a new one must beat. */
async function usableLive(app: App, city: CityState): Promise<Live | undefined> {
  const live = await findLive(app.db);
  if (!live) return undefined;
  const stored = await findWeights(app.db, live.id);
  const opened = openWeights(stored);
  if (!opened.ok)
    app.log.warn({ city: city.code, version: live.id }, 'compared with the rules alone: the version in use is damaged');
  return { id: live.id, weights: opened.ok && stored ? stored.weights : null };
}

async function trainBeating(
  app: App,
  run: ClaimedRun,
  city: CityState,
  live: Live | undefined,
  options: { signal?: AbortSignal; dir?: string },
) {
  const lost = new AbortController();
  let stage: 'reading' | 'training' | 'comparing' = 'reading';
  const beat = async () => {
    // A beat that fails is not a loss: the database may be away for a moment, and the end is checked again.
    const ours = await beatTraining(app.db, run, stage).catch(() => true);
    if (!ours) lost.abort();
  };
  const timer = setInterval(() => void beat(), beatMs);
  try {
    const [taught, held] = await Promise.all([listTaught(app.db, false), listTaught(app.db, true)]);
    return await runTraining(
      {
        citiesDir: options.dir ?? citiesDir,
        cityCode: city.code,
        tables: city.tables,
        taught: examplesOf(taught),
        held: examplesOf(held),
        live: live?.weights ?? null,
      },
      {
        signal: options.signal ? AbortSignal.any([options.signal, lost.signal]) : lost.signal,
        onStage: (reached) => {
          stage = reached;
          void beat();
        },
      },
    );
  } finally {
    clearInterval(timer);
  }
}

/** Keeps what was trained and decides, all in one transaction, or nothing of it. */
async function keepTrained(
  app: App,
  run: ClaimedRun,
  made: { trained: Trained; comparedWith: number | null; examplesTo: number; city: CityState },
): Promise<void> {
  const { trained } = made;
  await app.db.transaction().execute(async (tx) => {
    await lockModels(tx);
    const at = app.now();
    if (((await findLive(tx))?.id ?? null) !== made.comparedWith) {
      // Somebody chose another version meanwhile: what was proven is no longer proven.
      await endTraining(tx, run, { outcome: 'failed', at, detail: { why: 'live_changed' } });
      return;
    }
    const decision = decideCandidate(trained.comparison);
    const versionId = await addVersion(tx, {
      origin: 'retrained',
      madeAt: at,
      madeBy: run.askedBy,
      weights: trained.weights,
      card: madeCard(trained, at),
      compared: trained.comparison,
      ...(decision.live ? {} : { refusedWhy: decision.why }),
    });
    const { newBetter, oldBetter } = trained.comparison.corrections;
    const outcome = decision.live ? 'live' : 'refused';
    const detail = { newBetter, oldBetter, ...(decision.live ? {} : { why: decision.why }) };
    if (!(await endTraining(tx, run, { outcome, at, detail, examplesTo: made.examplesTo, versionId })))
      throw new Error('another process has taken this training over');
    if (decision.live) await putLive(tx, versionId, at);
    await forgetOldVersions(tx);
    await recordAudit(
      tx,
      { kind: 'system' },
      { action: decision.live ? 'model_live' : 'model_refused', subject: `#${versionId}`, detail },
      at,
    );
  });
}
