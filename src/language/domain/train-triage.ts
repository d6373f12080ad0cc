import type { LinearModel, TriageExample, TriageModel } from '../schema.ts';
import {
  fitSharpness,
  type LabelledFeatures,
  type Recipe,
  rowsInMemory,
  scoreOutOfFold,
  trainByRecipe,
} from './choose-training.ts';
import type { City } from './city.ts';
import { placeKey } from './decide-learned.ts';
import { learnedFeatures, NO_MATTER } from './learned.ts';
import { scoreLinear, sharesOf } from './linear-model.ts';
import { mixedScore } from './rank.ts';
import { type RulesRead, readByRules } from './read-by-rules.ts';
import { type Features, languageFeatures } from './text-features.ts';

const BOTH: Recipe = [
  { cost: 0.1, balance: 1, ratio: true, rounds: 8, seed: 1 },
  { cost: 0.5, balance: 1, ratio: false, rounds: 8, seed: 1 },
];
/** How each task is trained: chosen by cross-validation on the own corpus (docs/language.md). */
const RECIPE: Record<'kind' | 'matter' | 'urgency' | 'tone' | 'language', { bits: number; recipe: Recipe }> = {
  kind: { bits: 16, recipe: BOTH },
  matter: {
    bits: 15,
    recipe: [
      { cost: 1, balance: 1, ratio: true, rounds: 8, seed: 1 },
      { cost: 1, balance: 1, ratio: false, rounds: 8, seed: 1 },
    ],
  },
  urgency: { bits: 16, recipe: BOTH },
  tone: { bits: 16, recipe: BOTH },
  language: { bits: 16, recipe: BOTH },
};
const FOLDS = 3;
/** What a person corrected counts as much as so many messages of the corpus: it is this city's own, and triage had it wrong. */
const CORRECTION_COUNTS = 3;

/** One example, read. */
interface Read {
  example: TriageExample;
  rules: RulesRead;
  features: Features;
}

/**
 * Learns from examples what tables and rules do not say, and how much to believe it, by cross-validation. `corrections` are examples of the city's
 * own desk and count more. Work of some seconds for each thousand examples: not for a thread that answers.
 */
export function trainTriage(
  examples: readonly TriageExample[],
  city: City,
  corrections: readonly TriageExample[] = [],
): TriageModel {
  const all = [...examples, ...corrections];
  const read = all.map((example): Read => {
    const rules = readByRules(example.text, city);
    return { example, rules, features: learnedFeatures(rules.read, rules.found) };
  });
  const countOf = (index: number): number => (index < examples.length ? 1 : CORRECTION_COUNTS);
  const task = (labelOf: (one: Read) => string | undefined): Task => toTask(read, labelOf, countOf);
  const kind = task(({ example }) => example.kind);
  const matter = withAgenciesAlone(
    task((one) => matterOf(one, city)),
    read,
    city,
    task,
  );
  // A message that sells something has no urgency to learn.
  const urgency = task(({ example }) => (example.kind === 'spam' ? undefined : example.urgency));
  const tone = task(({ example }) => example.tone);
  const language = withFeatures(
    task(({ example }) => example.language),
    ({ rules }) => languageFeatures(rules.read.tokens),
  );
  return {
    kind: learn(kind, 'kind'),
    matter: learn(matter, 'matter'),
    urgency: learn(urgency, 'urgency'),
    tone: learn(tone, 'tone'),
    language: learn(language, 'language'),
    mix: { ...fitKind(kind), ...fitMix(matter, city) },
    places: learnPlaces(read),
  };
}

interface Task {
  labels: string[];
  rows: LabelledFeatures[];
  from: Read[];
}

function toTask(
  read: readonly Read[],
  labelOf: (one: Read) => string | undefined,
  countOf: (i: number) => number,
): Task {
  const numbers = new Map<string, number>();
  const rows: LabelledFeatures[] = [];
  const from: Read[] = [];
  read.forEach((one, index) => {
    const name = labelOf(one);
    if (name === undefined) return;
    const label = numbers.get(name) ?? numbers.size;
    numbers.set(name, label);
    rows.push({ features: one.features, label, count: countOf(index) });
    from.push(one);
  });
  return { labels: [...numbers.keys()], rows, from };
}

function withFeatures(task: Task, featuresOf: (one: Read) => Features): Task {
  const rows = task.rows.map((row, i) => {
    const one = task.from[i];
    return one === undefined ? row : { ...row, features: featuresOf(one) };
  });
  return { ...task, rows };
}

function learn({ labels, rows }: Task, task: keyof typeof RECIPE): LinearModel {
  const { bits, recipe } = RECIPE[task];
  if (labels.length === 0) throw new Error(`no example states a label for ${task}`);
  return trainByRecipe(() => rowsInMemory(rows), labels, bits, recipe);
}

/**
 * The label of an example among topics and bodies: the topic where the owner of the road or another government decides who acts, the body where the
 * matter itself is outside. An agency alone stands for the topic of it that the rules find likeliest.
 */
function matterOf({ example, rules }: Read, city: City): string | undefined {
  const { topic, outside, agency } = example;
  const body = outside === undefined || outside === null ? undefined : city.outside.find((one) => one.code === outside);
  if (body !== undefined && !body.place && !(body.roads.length > 0 && topic)) return `!${body.code}`;
  if (topic) return city.topicByCode.has(topic) ? topic : undefined;
  if (topic === null) return body === undefined && !agency ? NO_MATTER : undefined;
  if (!agency) return undefined;
  const own = city.topics.filter((one) => one.agency === agency);
  if (own.length === 1) return own[0]?.code;
  let best: string | undefined;
  for (const { code } of own)
    if (
      rules.found.matters.has(code) &&
      (rules.found.matters.get(code) ?? 0) > (rules.found.matters.get(best ?? '') ?? 0)
    )
      best = code;
  return best;
}

// Whoever only hands a report on states an agency: where the rules find none of its topics, what was learned from the others says which it is.
function withAgenciesAlone(
  known: Task,
  read: readonly Read[],
  city: City,
  task: (labelOf: (one: Read) => string | undefined) => Task,
): Task {
  const unsure = new Set(
    read.filter((one) => one.example.agency && one.example.topic === undefined && matterOf(one, city) === undefined),
  );
  if (unsure.size === 0 || known.labels.length === 0) return known;
  const model = learn(known, 'matter');
  return task((one) => {
    if (!unsure.has(one)) return matterOf(one, city);
    const scores = scoreLinear(model, one.features);
    const own = city.topics.filter(({ agency }) => agency === one.example.agency).map(({ code }) => code);
    const scoreOf = (code: string): number => scores[model.labels.indexOf(code)] ?? Number.NEGATIVE_INFINITY;
    return own.sort((a, b) => scoreOf(b) - scoreOf(a))[0];
  });
}

/** Of so many messages of residents at most one may be called spam. */
const SPARED = 700;

/** How sure scores of kinds are, and from which share on a message is called spam, on examples the weights did not see. */
function fitKind({ rows, labels }: Task): TriageModel['mix'] {
  const { bits, recipe } = RECIPE.kind;
  const scores = scoreOutOfFold(rows, labels, bits, recipe, FOLDS);
  const kindSharpness = fitSharpness(
    scores,
    rows.map(({ label }) => label),
  );
  const spam = labels.indexOf('spam');
  const shares = scores.flatMap((score, row) =>
    rows[row]?.label === spam ? [] : [sharesOf(score, kindSharpness)[spam] ?? 0],
  );
  shares.sort((a, b) => b - a);
  const highest = shares[Math.floor(shares.length / SPARED)] ?? 0;
  return { kindSharpness, spamShare: Math.min(0.9, Math.max(0.1, highest + 0.01)) };
}

const RULES = [0.2, 0.35, 0.5, 0.7, 0.9, 1.1, 1.4];
const LEARNED = [1, 2, 3, 4, 6, 8, 11, 14];
const ELSES = [0, 0.6, 1.2, 1.7, 2.4];
/** What stands for the weights' score of a matter that training never met: most matters are not the one. */
const UNKNOWN = -1;

/** How rules and weights are mixed: the setting whose confidences fit best how often they are right, on examples the weights did not see. */
function fitMix({ labels, rows, from }: Task, city: City): TriageModel['mix'] {
  const { bits, recipe } = RECIPE.matter;
  const learned = scoreOutOfFold(rows, labels, bits, recipe, FOLDS);
  const known = labels.map((label) => label === NO_MATTER || label.startsWith('!') || city.topicByCode.has(label));
  const byRules = from.map(({ rules }) => Float64Array.from(labels, (label) => rules.found.matters.get(label) ?? 0));
  const nothing = labels.indexOf(NO_MATTER);
  const lossOf = (row: number, mix: TriageModel['mix']): number => {
    const scores = learned[row];
    const rules = byRules[row];
    const label = rows[row]?.label ?? 0;
    let sum = 0;
    let own = 0;
    for (let i = 0; i < labels.length; i += 1) {
      if (known[i] !== true) continue;
      const ruled = i === nothing ? (mix.matterElse ?? 0) : (rules?.[i] ?? 0);
      const share = Math.exp(mixedScore(ruled, scores?.[i], mix));
      sum += share;
      if (i === label) own = share;
    }
    return -Math.log(Math.max(1e-6, own / sum));
  };
  let best: TriageModel['mix'] = {};
  let least = Number.POSITIVE_INFINITY;
  for (const matterElse of ELSES)
    for (const matterRules of RULES)
      for (const matterLearned of LEARNED) {
        const mix = { matterElse, matterRules, matterLearned, matterUnknown: UNKNOWN };
        let loss = 0;
        // @NOTE Every third row is enough to choose between settings that lie far apart.
        for (let row = 0; row < rows.length; row += 3) loss += lossOf(row, mix);
        if (loss < least) {
          least = loss;
          best = mix;
        }
      }
  return best;
}

/** A wording of a place must have been put into the same kelurahan so many times, and never into another. */
const PLACE_SEEN = 2;

function learnPlaces(read: readonly Read[]): Record<string, string> {
  const seen = new Map<string, Map<string, number>>();
  for (const { example, rules } of read) {
    const { place } = rules.place;
    if (!example.kelurahan || place === null || place.kelurahan !== null) continue;
    const key = placeKey(rules.read.original.slice(...place.span));
    if (key.length < 4) continue;
    const names = seen.get(key) ?? new Map<string, number>();
    names.set(example.kelurahan, (names.get(example.kelurahan) ?? 0) + 1);
    seen.set(key, names);
  }
  const places: Record<string, string> = {};
  for (const [key, names] of seen) {
    const [first] = names;
    if (names.size === 1 && first !== undefined && first[1] >= PLACE_SEEN) places[key] = first[0];
  }
  return places;
}
