import type { Kind, Triage, TriageModel } from '../schema.ts';
import type { City } from './city.ts';
import {
  chooseKind,
  chooseUrgency,
  explainLearned,
  likeliest,
  toneByRules,
  withLearnedPlace,
} from './decide-learned.ts';
import { evidenceOf } from './evidence.ts';
import { recogniseLanguage } from './language-of.ts';
import { learnedFeatures, type RuleFindings, scoreMatters } from './learned.ts';
import { type Ranked, rankMatters } from './rank.ts';
import { readByRules } from './read-by-rules.ts';
import { chooseWho, round } from './route.ts';
import { languageFeatures } from './text-features.ts';
import { decideUrgency } from './urgency.ts';
import { findWhen } from './when.ts';

const MOST_TOPICS = 3;

/**
 * Reads one message: kind, topics, who can act, urgency, tone, place, spam, language, each with the words that decided it. With a model, what was
 * learned weighs beside the rules. Pure and total: any string gets an answer.
 */
export function triage(text: string, city: City, model?: TriageModel): Triage {
  const rules = readByRules(text, city);
  const { read, scores, cues, found } = rules;
  const learned = model === undefined ? undefined : { model, features: learnedFeatures(read, found) };
  const { kind, confidence } = learned === undefined ? ruleKind(found) : chooseKind(learned, found);
  const spam = kind === 'spam';
  const place = learned === undefined ? rules.place : withLearnedPlace(rules.place, read, city, learned.model);
  const ranked = spam
    ? []
    : rankMatters(
        scores,
        city,
        learned && { matters: scoreMatters(learned.model.matter, city, learned.features), mix: learned.model.mix },
      );
  if (learned !== undefined) explainLearned(ranked, city, read, learned, place.place?.span ?? null);
  const who = spam ? { agencies: [], outside: null } : chooseWho({ text: read, city, ranked, place, scores });
  const topics = topicsOf(ranked, city);
  const topic = city.topicByCode.get(topics[0]?.topic ?? '') ?? null;
  const byRules = decideUrgency({
    text: read,
    kind,
    emergency: cues.emergency,
    high: cues.high,
    topic,
    topicConfidence: topics[0]?.confidence ?? 0,
  });
  const urgency =
    learned === undefined || spam ? byRules : chooseUrgency(learned, byRules, found, read, place.place?.span ?? null);
  const decided = {
    kind,
    topics,
    agencies: who.agencies,
    outside: who.outside,
    urgency: urgency.urgency,
    tone: learned === undefined ? toneByRules(kind, read) : likeliest(learned.model.tone, learned.features, 'neutral'),
    place: place.place,
    when: findWhen(read),
    spam,
    language:
      learned === undefined
        ? recogniseLanguage(read.tokens)
        : likeliest(learned.model.language, languageFeatures(read.tokens), 'id'),
  };
  return {
    ...decided,
    kindConfidence: round(confidence),
    urgencyWhy: urgency.why,
    evidence: evidenceOf(read, city, decided, cues, ranked),
  };
}

function ruleKind({ kind, kindConfidence }: RuleFindings): { kind: Kind; confidence: number } {
  return { kind, confidence: kindConfidence };
}

function topicsOf(ranked: readonly Ranked[], city: City): Triage['topics'] {
  const shares = new Map<string, number>();
  for (const { label, confidence } of ranked) {
    const what = city.labels[label];
    const code =
      what?.sort === 'topic'
        ? city.topics[what.index]?.code
        : what?.sort === 'outside'
          ? city.outside[what.index]?.topic
          : undefined;
    if (code !== undefined && city.topicByCode.has(code)) shares.set(code, (shares.get(code) ?? 0) + confidence);
  }
  return [...shares]
    .map(([topic, confidence]) => ({ topic, confidence: round(Math.min(confidence, 0.99)) }))
    .filter((one) => one.confidence >= 0.05)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_TOPICS);
}
