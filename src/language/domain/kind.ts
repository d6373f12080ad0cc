import type { Kind } from '../schema.ts';
import type { LabelScore } from './labels.ts';
import type { ReadText } from './reading.ts';

/** What the kind rules look at. */
export interface KindInput {
  text: ReadText;
  cues: ReadonlyMap<Kind, LabelScore>;
  /** Score of the best topic or outside body: somebody speaks of a matter. */
  matter: number;
  /** Score of the words that speak of danger to life. */
  danger: number;
  spam: boolean;
}

const KINDS: readonly Kind[] = ['complaint', 'question', 'suggestion', 'praise', 'information', 'chatter'];

/** Decides the kind of a message and how sure that is, from cue words, the shape of the text, and whether it names a matter. */
export function decideKind(input: KindInput): { kind: Kind; confidence: number } {
  if (input.spam) return { kind: 'spam', confidence: 0.95 };
  const scores = kindScores(input);
  let best: Kind = 'chatter';
  let sum = 0;
  for (const kind of KINDS) {
    if ((scores[kind] ?? 0) > (scores[best] ?? 0)) best = kind;
    sum += Math.exp(scores[kind] ?? 0);
  }
  return { kind: best, confidence: asMeasured(Math.exp(scores[best] ?? 0) / sum) };
}

/**
 * Share of the best kind -> how often it is right: read off the second reader's development messages in steps of a tenth and shaded by some points,
 * because rules are always better on the messages they were made with.
 */
const MEASURED: readonly (readonly [share: number, right: number])[] = [
  [0, 0],
  [0.2, 0.4],
  [0.3, 0.55],
  [0.4, 0.72],
  [0.5, 0.8],
  [0.6, 0.88],
  [0.7, 0.92],
  [0.8, 0.95],
  [1, 0.98],
];

function asMeasured(share: number): number {
  for (let i = 1; i < MEASURED.length; i += 1) {
    const [from, low] = MEASURED[i - 1] ?? [0, 0];
    const [to, high] = MEASURED[i] ?? [1, 1];
    if (share <= to) return low + ((share - from) / (to - from)) * (high - low);
  }
  return 0.98;
}

function kindScores({ text, cues, matter, danger }: KindInput): Partial<Record<Kind, number>> {
  const cue = (kind: Kind): number => cues.get(kind)?.score ?? 0;
  const words = text.tokens.filter((token) => token.sort === 'word' || token.sort === 'number').length;
  const links = text.tokens.some((token) => token.sort === 'link');
  const trouble = cue('complaint');
  const scores = {
    // Naming a matter is half a complaint, unless the rest of the message says otherwise.
    complaint: trouble + Math.min(matter, 4) * (trouble >= 0.6 ? 0.3 : 0.15),
    question: cue('question'),
    suggestion: cue('suggestion'),
    praise: cue('praise'),
    information: cue('information'),
    chatter: (trouble >= 0.9 ? 0.8 : 1.2) + cue('chatter'),
  };
  // Whoever writes of danger to life is never only chatting.
  if (danger >= 1.8) {
    scores.chatter -= 2;
    if (scores.praise < 1.8) scores.complaint += 0.8;
  }
  if (endsAsking(text)) {
    scores.question += trouble > 3 ? 0.8 : 1.6;
    // "... gak?" denies nothing: the word that asks had counted as a trouble.
    if (trouble < 3) scores.complaint -= 0.4;
  }
  if (cue('suggestion') >= 1.5 && trouble < 2.5) scores.complaint -= 0.7;
  if (text.questionMarks > 0) scores.question += trouble > 3 ? 0.6 : trouble > 1.8 ? 0.9 : 1.5;
  if (matter < 1.5 && trouble < 1 && scores.praise < 1) scores.chatter += 0.6;
  if (matter >= 2 || words > 25) scores.chatter -= 1;
  if (words <= 2 && matter < 2 && trouble < 0.9 && scores.praise < 1) scores.chatter += 0.8;
  if (words <= 6 && scores.question >= 0.9 && trouble < 0.9) scores.chatter -= 0.8;
  // Long texts without thanks are nearly always complaints; LAPOR! and e-mail are full of them.
  if (words > 30 && cue('praise') < 2) scores.complaint += 0.8;
  // "Mantap, lubangnya makin dalam": praise beside trouble is mockery or politeness.
  if (trouble >= 1.8) scores.praise -= Math.min(scores.praise >= 3 ? 0.9 : 1.6, trouble * 0.4);
  if (trouble >= 3 && cue('suggestion') < 3) scores.suggestion -= 0.5;
  if (links && trouble < 2) scores.information += 0.9;
  if (/^\s*rt\s*@/i.test(text.original.slice(0, 8)) && trouble < 2) scores.information += 0.4;
  // A bare statement about a matter, written to the city, is meant as a complaint; with a link it is news.
  if (
    matter >= 2 &&
    words > 1 &&
    trouble < 0.6 &&
    scores.question < 0.8 &&
    scores.praise < 0.8 &&
    scores.suggestion < 0.8
  )
    scores[links ? 'information' : 'complaint'] += 0.9;
  return scores;
}

const ASKS_AT_THE_END = new Set(['tidak', 'kah', 'ya', 'belum']);
const CALLED =
  /^(?:min|admin|mimin|kak|kakak|pak|bapak|bu|ibu|bun|bang|abang|mas|mbak|gan|sih|ya|yah|nih|tuh|sekarang)$/;

/** "... bisa gak?", "... ke kpu kah", "... buka apa belum ya min": the last word that is not an address asks. */
function endsAsking({ words }: ReadText): boolean {
  let at = words.length - 1;
  let polite = false;
  while (at > 0 && at > words.length - 4 && CALLED.test(words[at] ?? '')) {
    polite ||= words[at] === 'ya';
    at -= 1;
  }
  const last = words[at] ?? '';
  return (
    at > 0 &&
    (ASKS_AT_THE_END.has(last) ||
      (polite && words.length > 3 && /^(?:apa|mana|berapa|kapan|siapa|bagaimana|gratis|buka|boleh|bisa)$/.test(last)))
  );
}
