import type { Share, Triage, TriageExample, TriageModel, TriageScores } from '../schema.ts';
import { calibrationErrorOf } from './choose-training.ts';
import type { City } from './city.ts';
import { triage } from './triage.ts';

const MOST_CONFUSIONS = 20;

/** The fields that are a share of right answers. */
export type ShareField = {
  [K in keyof TriageScores]: TriageScores[K] extends Share ? K : never;
}[keyof TriageScores];

/** Counts how well messages are understood, with a model or by the rules alone; a field that an example does not state is not counted. */
export function scoreTriage(examples: readonly TriageExample[], city: City, model?: TriageModel): TriageScores {
  const counter = new Counter();
  for (const example of examples) counter.count(example, triage(example.text, city, model));
  return counter.scores(examples.length);
}

interface Acted {
  confidence: number;
  right: boolean;
}

class Counter {
  private readonly shares = new Map<ShareField, Share>();
  private readonly confused = new Map<string, number>();
  private readonly place = { both: 0, found: 0, meant: 0 };
  private readonly kinds: Acted[] = [];
  private readonly agencies: Acted[] = [];
  private readonly routes: Acted[] = [];

  count(example: TriageExample, got: Triage): void {
    const { kind, topic, urgency, tone, language } = example;
    if (kind !== undefined) {
      this.note('kind', got.kind === kind);
      this.note('complaint', (got.kind === 'complaint') === (kind === 'complaint'));
      this.note(kind === 'spam' ? 'spamFound' : 'spamSpared', got.spam === (kind === 'spam'));
      this.kinds.push({ confidence: got.kindConfidence, right: got.kind === kind });
      if (got.kind !== kind) this.confuse('kind', kind, got.kind);
    }
    if (tone !== undefined) this.note('tone', got.tone === tone);
    if (language !== undefined) this.note('language', got.language === language);
    if (kind === 'spam') return;
    if (urgency !== undefined) this.note('urgency', got.urgency === urgency);
    if (urgency === 'emergency') this.note('danger', got.urgency === 'emergency' || got.urgency === 'high');
    if (topic) {
      const read = got.topics[0]?.topic ?? '-';
      this.note('topic', read === topic);
      if (read !== topic) this.confuse('topic', topic, read);
    }
    this.countRoute(example, got);
    this.countPlace(example, got);
  }

  // An example from the desk states a kelurahan, not words.
  private countPlace({ text, place, kind, kelurahan }: TriageExample, got: Triage): void {
    if (place === undefined && (kind === undefined || kelurahan !== undefined)) return;
    const meant = cutWords(place === undefined ? '' : text.slice(...place));
    const found = cutWords(got.place === null ? '' : text.slice(...got.place.span));
    this.place.meant += meant.length;
    this.place.found += found.length;
    this.place.both += found.filter((word) => meant.includes(word)).length;
  }

  private countRoute({ kind, agency, outside }: TriageExample, got: Triage): void {
    if (outside !== undefined) this.note('outside', (got.outside !== null) === (outside !== null));
    if (outside) this.note('owner', got.outside?.owner === outside);
    if (agency) {
      const first = got.agencies[0];
      this.note('agencyFirst', got.outside === null && first?.agency === agency);
      this.note(
        'agencyAmongThree',
        got.agencies.some((one) => one.agency === agency),
      );
    }
    if (agency === undefined && outside === undefined) return;
    if (kind === 'chatter' || got.kind === 'chatter' || got.spam) return;
    const first = got.agencies[0];
    if (first !== undefined) this.agencies.push({ confidence: first.confidence, right: first.agency === agency });
    this.routes.push(
      got.outside !== null
        ? { confidence: 1, right: got.outside.owner === outside }
        : { confidence: first?.confidence ?? 0, right: first !== undefined && first.agency === agency },
    );
  }

  scores(messages: number): TriageScores {
    const share = (field: ShareField): Share => this.shares.get(field) ?? { right: 0, of: 0 };
    return {
      messages,
      kind: share('kind'),
      complaint: share('complaint'),
      topic: share('topic'),
      agencyFirst: share('agencyFirst'),
      agencyAmongThree: share('agencyAmongThree'),
      outside: share('outside'),
      owner: share('owner'),
      urgency: share('urgency'),
      danger: share('danger'),
      tone: share('tone'),
      language: share('language'),
      spamFound: share('spamFound'),
      spamSpared: share('spamSpared'),
      place: { ...this.place },
      calibrationError: { kind: calibrationErrorOf(this.kinds), agency: calibrationErrorOf(this.agencies) },
      curve: Array.from({ length: 21 }, (_, i) => this.at(Math.round(i * 5) / 100)),
      confusions: [...this.confused]
        .map(([key, times]) => {
          const [field = 'kind', meant = '', read = ''] = key.split('|');
          return { field: field === 'topic' ? ('topic' as const) : ('kind' as const), meant, read, times };
        })
        .sort((a, b) => b.times - a.times)
        .slice(0, MOST_CONFUSIONS),
    };
  }

  private at(threshold: number): TriageScores['curve'][number] {
    const acting = this.routes.filter(({ confidence }) => confidence > 0 && confidence >= threshold);
    return {
      threshold,
      acts: acting.length,
      right: acting.filter(({ right }) => right).length,
      of: this.routes.length,
    };
  }

  private note(field: ShareField, right: boolean): void {
    const share = this.shares.get(field) ?? { right: 0, of: 0 };
    share.of += 1;
    if (right) share.right += 1;
    this.shares.set(field, share);
  }

  private confuse(field: 'kind' | 'topic', meant: string, read: string): void {
    const key = `${field}|${meant}|${read}`;
    this.confused.set(key, (this.confused.get(key) ?? 0) + 1);
  }
}

function cutWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
