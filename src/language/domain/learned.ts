import type { Kind, LinearModel, Span } from '../schema.ts';
import type { City } from './city.ts';
import type { LabelScore } from './labels.ts';
import { scoreLinear } from './linear-model.ts';
import type { ReadText } from './reading.ts';
import { spamSigns } from './spam.ts';
import { type Features, formFeatures, tokenFeatures } from './text-features.ts';

/** What the rules made of a text, as far as the weights take it into account. */
export interface RuleFindings {
  kind: Kind;
  kindConfidence: number;
  cues: ReadonlyMap<Kind, LabelScore>;
  danger: number;
  /** Score of the words that speak of risk. */
  risk: number;
  spam: boolean;
  spamScore: number;
  matter: number;
  /** Name of a topic or `!BODY` -> score of the rules. */
  matters: ReadonlyMap<string, number>;
}

const step = (score: number): number => Math.max(-2, Math.min(5, Math.round(score)));

/** The rules' findings as facts that training weighs beside the words. */
export function factsOf(found: RuleFindings): string[] {
  const facts = [
    `kind ${found.kind}`,
    `kind ${found.kind} ${Math.floor(found.kindConfidence * 5)}`,
    `matter ${step(found.matter)}`,
    `danger ${step(found.danger)}`,
    `risk ${step(found.risk)}`,
    `spam ${found.spam}`,
    `spam ${step(found.spamScore)}`,
  ];
  for (const [kind, { score }] of found.cues) facts.push(`cue ${kind} ${step(score)}`);
  for (const [name, score] of [...found.matters].sort((a, b) => b[1] - a[1]).slice(0, 3)) {
    facts.push(`about ${name}`);
    if (score >= 2.5) facts.push(`clearly about ${name}`);
  }
  return facts;
}

/** The features of a text that has been read, with the rules' findings among them. */
export function learnedFeatures(read: ReadText, found: RuleFindings): Features {
  const signs = spamSigns(read);
  // Twice: they are few, and a brand in disguise must outweigh a kind sentence around it.
  return tokenFeatures(read.original, read.tokens, [...factsOf(found), ...signs, ...signs.map((sign) => `${sign}!`)]);
}

/** The label under which training knows a topic or a body outside. */
export function matterName(city: City, label: number): string | null {
  const what = city.labels[label];
  if (what?.sort === 'topic') return city.topics[what.index]?.code ?? null;
  const body = what?.sort === 'outside' ? city.outside[what.index] : undefined;
  return body === undefined || body.place ? null : `!${body.code}`;
}

/** Label of a text that speaks of no matter of the lists. */
export const NO_MATTER = '-';

/** Scores of the matters of one text, found by the label of the city; undefined for what training never met. */
export interface LearnedMatters {
  /** Of a text that speaks of nothing in the lists. */
  nothing: number | undefined;
  of(label: number): number | undefined;
}

const columnsOf = new WeakMap<LinearModel, WeakMap<City, Int16Array>>();

// Which column of the weights belongs to a label of the city; -1: none. Worked out once for each model and city.
function matterColumns(model: LinearModel, city: City): Int16Array {
  const byCity = columnsOf.get(model) ?? new WeakMap<City, Int16Array>();
  columnsOf.set(model, byCity);
  const known = byCity.get(city);
  if (known !== undefined) return known;
  const columns = Int16Array.from(city.labels, (_, label) => model.labels.indexOf(matterName(city, label) ?? ''));
  byCity.set(city, columns);
  return columns;
}

/** What training says of the matters of a text. */
export function scoreMatters(model: LinearModel, city: City, features: Features): LearnedMatters {
  const scores = scoreLinear(model, features);
  const columns = matterColumns(model, city);
  const nothing = model.labels.indexOf(NO_MATTER);
  return { nothing: scores[nothing], of: (label) => scores[columns[label] ?? -1] };
}

const MOST_WORDS = 3;
/** A word explains only what it moves by at least this much. */
const LEAST_SHARE = 0.12;

/** The words of the text that speak most for a label, strongest first, as spans; none when no single word says much. */
export function wordsFor(
  model: LinearModel,
  label: string,
  read: ReadText,
  features: Features,
  place: Span | null,
): Span[] {
  const column = model.labels.indexOf(label);
  if (column < 0) return [];
  const width = model.labels.length;
  const shift = 32 - model.bits;
  const scale = (model.scales[column] ?? 0) / Math.sqrt(Math.max(1, features.length));
  const seen = new Map<string, number>();
  const found: { span: Span; says: number }[] = [];
  for (const token of read.tokens) {
    if (token.sort !== 'word' || token.form.length < 3) continue;
    // Where it is says nothing of what it is.
    if (place !== null && token.from >= place[0] && token.to <= place[1]) continue;
    let says = seen.get(token.form);
    if (says !== undefined) continue;
    says = 0;
    for (const feature of formFeatures(token.form)) says += model.weights[(feature >>> shift) * width + column] ?? 0;
    seen.set(token.form, says);
    if (says * scale >= LEAST_SHARE) found.push({ span: [token.from, token.to], says });
  }
  return found
    .sort((a, b) => b.says - a.says)
    .slice(0, MOST_WORDS)
    .map(({ span }) => span);
}
