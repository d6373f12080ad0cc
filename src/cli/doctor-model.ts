import type { Pool } from 'pg';
import { isOldCard, ModelCard, openWeights } from '#src/inbox/index.ts';
import { type Check, reporter } from './doctor-finding.ts';

interface VersionRow {
  id: number;
  state: string;
  origin: string;
  card: unknown;
  weights: Buffer | null;
  hash: Buffer;
  went_live_at: Date | null;
}

/** Says which model triage uses and since when, and whether it is damaged or its card old. */
export async function examineModel(pool: Pool): Promise<Check> {
  const { problem, advise, done } = reporter('model');
  const { rows } = await pool.query<VersionRow>(`
    select id, state, origin, card, weights, hash, went_live_at from model_versions
     where state = 'live' or id = (select max(id) from model_versions where origin = 'shipped') order by id`);
  if (rows.some((row) => row.origin === 'shipped' && row.state === 'refused')) {
    problem(
      'Model yang datang bersama rilis ini rusak atau tanpa kartu, jadi tidak dipakai. Pasang ulang rilisnya.',
      'The model of this release is damaged or has no card, so it is not used. Install the release again.',
    );
  }
  const live = rows.find((row) => row.state === 'live');
  if (!live) return named(done(), 'model: aturan saja / rules alone');
  if (!openWeights(live.weights ? { weights: live.weights, hash: live.hash } : undefined).ok) {
    problem(
      `Model pilah versi ${live.id} rusak: pilah memakai aturan saja. Buka Model pilah di meja kerja dan pakai versi lain.`,
      `Version ${live.id} of the triage model is damaged: triage goes by its rules alone. Open Triage model at the desk and use another version.`,
    );
  }
  const since = live.went_live_at?.toISOString().slice(0, 10) ?? '?';
  const card = ModelCard.safeParse(live.card);
  if (card.success && isOldCard(card.data, new Date())) {
    const made = card.data.madeAt.slice(0, 10);
    advise(
      `Model pilah versi ${live.id} (dipakai sejak ${since}) berkartu ${made}, lebih dari setahun. Latih ulang di Model pilah, atau pasang rilis baru.`,
      `Version ${live.id} of the triage model (in use since ${since}) has a card of ${made}, more than a year old. Train again at Triage model, or install a new release.`,
    );
  }
  return named(done(), `model: versi / version ${live.id}, sejak / since ${since}`);
}

/** Which model is in use is told also when nothing is wrong with it. */
function named([name, found]: Check, whole: string): Check {
  return [found.length === 0 ? whole : name, found];
}
