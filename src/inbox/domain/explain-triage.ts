import type { EvidenceNames } from './evidence-marks.ts';

/** Names of topics, bodies outside and agencies in the reader's language. */
export interface TriageNames extends EvidenceNames {
  language: 'id' | 'en';
  agency(code: string): string;
}

/** What a kept triage decided and by which rule, in whole sentences; what an older one did not keep is left out. */
export function explainTriage(triage: unknown, names: TriageNames): string[] {
  const kept = (triage ?? {}) as {
    kindConfidence?: unknown;
    topics?: unknown;
    agencies?: unknown;
    urgencyWhy?: unknown;
    tone?: unknown;
    route?: { why?: unknown };
  };
  const id = names.language === 'id';
  const percent = (share: unknown) => (typeof share === 'number' ? `${Math.round(share * 100)}%` : '');
  const list = (entries: unknown, field: 'topic' | 'agency') =>
    (Array.isArray(entries) ? entries : [])
      .flatMap((one: { topic?: unknown; agency?: unknown; confidence?: unknown } | null) => {
        const code = one?.[field];
        return typeof code === 'string' ? [`${names[field](code)} (${percent(one?.confidence)})`] : [];
      })
      .join(', ');
  const [topics, agencies] = [list(kept.topics, 'topic'), list(kept.agencies, 'agency')];
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const says: (string | undefined)[] = [
    typeof kept.kindConfidence === 'number'
      ? id
        ? `Jenis: yakin ${percent(kept.kindConfidence)}.`
        : `Kind: ${percent(kept.kindConfidence)} sure.`
      : undefined,
    topics && (id ? `Topik yang mungkin: ${topics}.` : `Likely topics: ${topics}.`),
    agencies && (id ? `OPD yang mungkin: ${agencies}.` : `Likely agencies: ${agencies}.`),
    text(kept.urgencyWhy) && (id ? `Kegentingan: ${text(kept.urgencyWhy)}.` : `Urgency: ${text(kept.urgencyWhy)}.`),
    toneOf(kept.tone, id),
    text(kept.route?.why) && (id ? `Arah: ${text(kept.route?.why)}.` : `Route: ${text(kept.route?.why)}.`),
  ];
  return says.filter((one): one is string => typeof one === 'string' && one !== '');
}

const tones: Record<string, readonly [id: string, en: string]> = {
  angry: ['Nada: marah. Mulailah dengan mengakui keluhannya.', 'Tone: angry. Begin by acknowledging it.'],
  worried: ['Nada: cemas. Mulailah dengan menenangkan.', 'Tone: worried. Begin by reassuring.'],
  pleased: ['Nada: senang.', 'Tone: pleased.'],
};

function toneOf(tone: unknown, id: boolean): string | undefined {
  return typeof tone === 'string' && Object.hasOwn(tones, tone) ? tones[tone]?.[id ? 0 : 1] : undefined;
}
