import { data, redirect } from 'react-router';
import { refusePage } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { lackForTraining } from '../domain/compare-models.ts';
import { isOldCard } from '../domain/model-card.ts';
import { canManageModel, canSeeModel } from '../domain/model-policy.ts';
import { setRouteThreshold as thresholdInput } from '../schema.ts';
import { countExamples, countNewExamples } from '../store/examples.ts';
import { tableNames } from '../store/model-names.ts';
import { listVersions } from '../store/model-versions.ts';
import { hasNewToLearn, lastTrainedExample, listTrainings } from '../store/training-runs.ts';
import { sayMoment } from '../ui/desk-time.tsx';
import { ModelCardView } from '../ui/model-card-view.tsx';
import { ModelThreshold } from '../ui/model-threshold.tsx';
import { ModelTraining } from '../ui/model-training.tsx';
import { ModelVersions } from '../ui/model-versions.tsx';
import { useModelWords } from '../ui/model-words.tsx';
import type { Route } from './+types/desk-model';
import { actOnModel } from './desk-model-act.ts';
import { asAllowed, readDesk } from './desk-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  if (!canSeeModel(actor)) throw refusePage(context);
  const [versions, counts, runs, trainedTo] = await Promise.all([
    listVersions(app.db),
    countExamples(app.db),
    listTrainings(app.db, 1),
    lastTrainedExample(app.db),
  ]);
  const search = new URL(request.url).searchParams;
  const asked = thresholdInput.safeParse({ threshold: search.get('threshold') ?? '' });
  const live = versions.find((one) => one.state === 'live');
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const run = runs[0];
  return {
    versions: versions.map((one) => ({ ...one, madeAt: one.madeAt.toISOString(), wentLiveAt: iso(one.wentLiveAt) })),
    liveId: live?.id ?? null,
    damaged: city.modelProblem !== undefined,
    shippedDamaged: versions.find((one) => one.origin === 'shipped')?.state === 'refused',
    old: live?.card ? isOldCard(live.card, app.now()) : false,
    counts: { taught: counts.taught, held: counts.held },
    newSince: await countNewExamples(app.db, trainedTo),
    worthTraining: await hasNewToLearn(app.db, counts.newest),
    lack: lackForTraining(counts),
    run: run && {
      stage: run.stage,
      askedAt: run.askedAt.toISOString(),
      askedBy: run.askedBy,
      endedAt: iso(run.endedAt),
      outcome: run.outcome,
      why: typeof run.detail.why === 'string' ? run.detail.why : null,
      versionId: run.versionId,
      silent: run.silent,
    },
    threshold: Math.round(city.routeThreshold * 100) / 100,
    preview: asked.success ? asked.data.threshold : undefined,
    mayManage: canManageModel(actor),
    names: tableNames(city, language),
    told: { said: search.get('kabar'), version: search.get('versi') },
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const form = await readForm(request);
  const acted = await asAllowed(context, () => actOnModel(desk, form));
  if (!acted.ok) return data(acted, { status: 422 });
  throw redirect(`/desk/model?${new URLSearchParams(acted.told)}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Triage model' : 'Model pilah'} · Mimin` },
];

export default function DeskModel({ loaderData, actionData }: Route.ComponentProps) {
  const words = useModelWords();
  const { versions, liveId, language, timeZone, mayManage, told } = loaderData;
  const live = versions.find((one) => one.id === liveId);
  const problem = actionData?.problem;
  const common = { language, timeZone };
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {told.said === 'ambang' ? <Said>{words.threshold.saved}</Said> : null}
      {told.said === 'latih' && loaderData.run?.endedAt === null ? <Said>{words.training.problems.asked}</Said> : null}
      {told.said === 'versi' && told.version === String(liveId) ? (
        <Said>{words.versions.used(told.version)}</Said>
      ) : null}
      {problem && problem !== 'threshold' ? (
        <Said failed>{words.versions.problems[problem] ?? words.training.problems[problem]}</Said>
      ) : null}
      {loaderData.damaged ? <Said failed>{words.damaged}</Said> : null}
      {loaderData.shippedDamaged ? <Said failed>{words.shippedDamaged}</Said> : null}
      {loaderData.old ? <Said>{words.old}</Said> : null}
      <section className="desk-entry" aria-labelledby="dipakai">
        <h2 id="dipakai">{words.inUse}</h2>
        {live ? (
          <>
            <p>
              <strong>{words.version(live.id)}</strong>, {words.origins[live.origin]}.{' '}
              {live.card ? `${words.card.madeAt} ${sayMoment(live.card.madeAt, language, timeZone)}.` : ''}{' '}
              {live.wentLiveAt ? `${words.card.since} ${sayMoment(live.wentLiveAt, language, timeZone)}.` : ''}
            </p>
            {live.card ? <ModelCardView card={live.card} names={loaderData.names} language={language} /> : null}
          </>
        ) : (
          <p>{words.rulesAlone}</p>
        )}
      </section>
      <ModelTraining
        {...common}
        counts={loaderData.counts}
        newSince={loaderData.newSince}
        worth={loaderData.worthTraining}
        lack={loaderData.lack}
        run={loaderData.run}
        mayTrain={mayManage}
        madeAt={loaderData.madeAt}
      />
      <ModelThreshold
        // Saved elsewhere meanwhile: the field begins from what is true now.
        key={`${loaderData.threshold} ${loaderData.preview}`}
        curve={live?.card?.scores.curve ?? []}
        threshold={loaderData.threshold}
        preview={loaderData.preview}
        maySet={mayManage}
        refused={problem === 'threshold'}
        language={language}
      />
      <section className="desk-entry" aria-labelledby="versi">
        <h2 id="versi">{words.versions.title}</h2>
        <p className="desk-hint">{words.versions.lead}</p>
        <ModelVersions {...common} versions={versions} liveId={liveId} mayUse={mayManage} />
      </section>
    </DeskPage>
  );
}
