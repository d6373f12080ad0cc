import type { Kind, TopicRow, Urgency } from '../schema.ts';
import type { LabelScore } from './labels.ts';
import { type ReadText, wordingOf } from './reading.ts';

/** What the urgency rules look at. */
export interface UrgencyInput {
  text: ReadText;
  kind: Kind;
  emergency: LabelScore | undefined;
  high: LabelScore | undefined;
  topic: TopicRow | null;
  topicConfidence: number;
}

const EMERGENCY_FROM = 3;
const DANGER_FROM = 1.8;
const HIGH_FROM = 2;

/** Decides how urgent a message is and says by which words; words that speak of danger to life never lead below high. */
export function decideUrgency(input: UrgencyInput): { urgency: Urgency; why: string } {
  const { kind, emergency, high, text } = input;
  if (kind === 'spam') return { urgency: 'low', why: 'bukan aduan' };
  const danger = emergency?.score ?? 0;
  if (danger >= EMERGENCY_FROM && kind !== 'question' && kind !== 'suggestion' && kind !== 'praise')
    return { urgency: 'emergency', why: `bahaya jiwa: ${wordings(text, emergency)}` };
  if (danger >= DANGER_FROM) return { urgency: 'high', why: `menyangkut bahaya jiwa: ${wordings(text, emergency)}` };
  const risk = high?.score ?? 0;
  const topicUrgency = input.topic !== null && input.topicConfidence >= 0.5 ? input.topic.urgency : 'medium';
  if (kind === 'complaint' || kind === 'information') {
    if (risk >= HIGH_FROM) return { urgency: 'high', why: `risiko keselamatan: ${wordings(text, high)}` };
    if (topicUrgency === 'high' || topicUrgency === 'emergency') {
      return kind === 'complaint'
        ? { urgency: 'high', why: `topik ${input.topic?.name.id ?? ''}` }
        : { urgency: 'medium', why: `topik ${input.topic?.name.id ?? ''}` };
    }
    if (kind === 'complaint')
      return {
        urgency: topicUrgency === 'low' ? 'low' : 'medium',
        why: topicUrgency === 'low' ? `topik ${input.topic?.name.id ?? ''}` : 'aduan biasa',
      };
    return { urgency: 'low', why: 'hanya informasi' };
  }
  if (risk >= HIGH_FROM * 1.5 && kind !== 'praise' && kind !== 'chatter')
    return { urgency: 'medium', why: `risiko keselamatan: ${wordings(text, high)}` };
  return { urgency: 'low', why: 'tidak ada kata bahaya' };
}

function wordings(text: ReadText, score: LabelScore | undefined): string {
  return (score?.hits ?? [])
    .slice(0, 3)
    .map((hit) => wordingOf(text, hit))
    .join(', ');
}
