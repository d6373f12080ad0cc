import { z } from 'zod';

const code = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(
    /^[A-Za-z0-9.-]+$/,
    'kode hanya huruf, angka, titik dan tanda hubung / a code holds letters, digits, dots and hyphens',
  );
const agencyCode = z
  .string()
  .trim()
  .regex(
    /^[A-Z0-9-]{2,40}$/,
    'kode OPD: 2 sampai 40 huruf besar, angka, tanda hubung / an agency code is 2 to 40 capitals, digits, hyphens',
  );
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'tanggal ditulis TTTT-BB-HH / a date is written YYYY-MM-DD');
const bilingual = z.object({ id: z.string().trim().min(1), en: z.string().trim().min(1) });
const words = z.array(z.string()).max(400);

export const Urgency = z.enum(['emergency', 'high', 'medium', 'low']);
export const Kind = z.enum(['complaint', 'question', 'suggestion', 'praise', 'information', 'chatter', 'spam']);
export const Language = z.enum(['id', 'jv', 'su', 'en']);

/** How the writer feels about it; decides nothing, tells a mimin how to begin. */
export const Tone = z.enum(['angry', 'worried', 'neutral', 'pleased']);

/** What the operator names first: the city itself. */
export const CityName = z.object({
  code,
  name: z.string().trim().min(1),
  timezone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  language: z.enum(['id', 'en']).default('id'),
});

/** One agency of the city; a merged one keeps its row, with its end and its successor. */
export const AgencyRow = z.object({
  code: agencyCode,
  name: z.string().trim().min(1),
  shortName: z.string().trim().min(1),
  kind: z.enum(['opd', 'perumda', 'kecamatan', 'unit']),
  aliases: z.array(z.string().trim().min(1)).default([]),
  startsOn: day.default('2000-01-01'),
  endsOn: day.optional(),
  successor: agencyCode.optional(),
});

/** One matter residents write about, and the agency that answers for it. */
export const TopicRow = z.object({
  code,
  name: bilingual,
  agency: agencyCode.nullable(),
  /** The owner of the road decides who answers: a hole in a national road is not the city's. */
  roadMatters: z.boolean().default(false),
  /** The office of the kecamatan the place lies in answers. */
  byKecamatan: z.boolean().default(false),
  urgency: Urgency.default('medium'),
  /** Resolving takes a photo that shows the work. */
  proof: z.boolean().default(false),
  /** Resolving takes the word of the agency's head. */
  approval: z.boolean().default(false),
  words: words.default([]),
});

/** A kecamatan or a kelurahan with its official code. */
export const AreaRow = z.object({
  code,
  name: z.string().trim().min(1),
  level: z.enum(['kecamatan', 'kelurahan']),
  parent: code.nullable(),
  variants: z.array(z.string().trim().min(1)).default([]),
  /** The name is also an ordinary word (Benda, Petir): it needs a place word beside it. */
  alsoWord: z.boolean().default(false),
});

export const RoadOwner = z.enum(['national', 'provincial', 'city', 'toll']);

/** A road with the names it goes by and who keeps it. */
export const RoadRow = z.object({
  name: z.string().trim().min(1),
  aliases: z.array(z.string().trim().min(1)).default([]),
  owner: RoadOwner,
});

/** A body outside the city's power, with the address a resident is sent to. */
export const OutsideRow = z.object({
  code: agencyCode,
  name: bilingual,
  contact: bilingual,
  topic: code.optional(),
  /** Another government: its words are names of places. */
  place: z.boolean().default(false),
  /** It keeps the roads of these owners. */
  roads: z.array(RoadOwner).default([]),
  words: words.default([]),
});

/** Everything triage knows about one city; the operator edits it, triage compiles it once. */
export const CityTables = z.object({
  city: CityName,
  agencies: z.array(AgencyRow).min(1).max(500),
  topics: z.array(TopicRow).min(1).max(300),
  areas: z.array(AreaRow).max(5000).default([]),
  roads: z.array(RoadRow).max(20000).default([]),
  outside: z.array(OutsideRow).max(300).default([]),
});

export type Urgency = z.infer<typeof Urgency>;
export type Kind = z.infer<typeof Kind>;
export type Language = z.infer<typeof Language>;
export type Tone = z.infer<typeof Tone>;
export type RoadOwner = z.infer<typeof RoadOwner>;
export type CityName = z.infer<typeof CityName>;
export type AgencyRow = z.infer<typeof AgencyRow>;
export type TopicRow = z.infer<typeof TopicRow>;
export type AreaRow = z.infer<typeof AreaRow>;
export type RoadRow = z.infer<typeof RoadRow>;
export type OutsideRow = z.infer<typeof OutsideRow>;
export type CityTables = z.infer<typeof CityTables>;

/** UTF-16 offsets in the original text, end exclusive. */
export type Span = [from: number, to: number];

/** The place a message speaks of; names as the city's tables have them. */
export interface TriagePlace {
  kelurahan: string | null;
  kecamatan: string | null;
  road: string | null;
  span: Span;
}

/** Words of the message that decided something, for highlighting at the desk. */
export interface Evidence {
  span: Span;
  about: 'topic' | 'kind' | 'urgency' | 'place' | 'when' | 'outside' | 'spam' | 'agency';
  says: string;
}

/** Units of a length of time. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** When a matter began or is to happen, as the message says it; the message's own date turns it into a day. */
export interface TriageWhen {
  span: Span;
  /** since: it lasts from then on; at: it was or will be then. */
  says: 'since' | 'at';
  /** How long ago; negative: still to come. Null for a calendar date. */
  ago: { amount: number; unit: TimeUnit } | null;
  /** A calendar date as far as it is said; weekday 0 is Sunday. */
  date: { year?: number; month?: number; day?: number; weekday?: number } | null;
}

/** What triage found in one message. Confidences lie between 0 and 1. */
export interface Triage {
  kind: Kind;
  topics: { topic: string; confidence: number }[];
  /** Empty when `outside` is set. */
  agencies: { agency: string; confidence: number; why: string }[];
  outside: { owner: string; why: string } | null;
  urgency: Urgency;
  tone: Tone;
  place: TriagePlace | null;
  when: TriageWhen | null;
  spam: boolean;
  language: Language;
  kindConfidence: number;
  urgencyWhy: string;
  evidence: Evidence[];
}

/** One kind of personal data found in a text. */
export interface PersonalDatum {
  kind: 'nik' | 'kk' | 'phone' | 'email' | 'plate' | 'account' | 'birth' | 'name';
  span: Span;
}

/** One message with what people say is right about it; an absent field teaches and is scored for nothing. */
export interface TriageExample {
  text: string;
  kind?: Kind;
  /** Code of a topic; null: it speaks of no matter of the list. */
  topic?: string | null;
  /** Code of the agency that acts; null: nobody has to. */
  agency?: string | null;
  /** Code of the body outside the city's power; null: it is within it. */
  outside?: string | null;
  urgency?: Urgency;
  tone?: Tone;
  language?: Language;
  /** Name of the kelurahan; null: it names none. */
  kelurahan?: string | null;
  /** Words that say where. */
  place?: Span;
}

/** A linear model over hashed features of the text: one column of weights for each label. */
export interface LinearModel {
  labels: readonly string[];
  /** Buckets are 2 to this power. */
  bits: number;
  /** Bucket after bucket, one signed byte a label. */
  weights: Int8Array;
  /** What one step of a label's byte is worth. */
  scales: Float32Array;
  biases: Float32Array;
}

/** What training learned for one city, on top of its tables; made by `trainTriage`, kept as bytes by `writeModel`. */
export interface TriageModel {
  kind: LinearModel;
  /** Topics and bodies outside (`!CODE`) on one scale, and `-` for neither. */
  matter: LinearModel;
  urgency: LinearModel;
  tone: LinearModel;
  language: LinearModel;
  /** How scores of rules and weights are mixed and turned into confidences, chosen by cross-validation. */
  mix: Readonly<Record<string, number>>;
  /** Wordings of places people put into a kelurahan: folded words -> name of the kelurahan. */
  places: Readonly<Record<string, string>>;
}

/** Right answers of so many. */
export interface Share {
  right: number;
  of: number;
}

/** How well messages were understood; each share counts only examples that state the answer. */
export interface TriageScores {
  messages: number;
  kind: Share;
  complaint: Share;
  topic: Share;
  agencyFirst: Share;
  agencyAmongThree: Share;
  outside: Share;
  /** The right body, of those outside. */
  owner: Share;
  urgency: Share;
  /** Emergencies read as high at least. */
  danger: Share;
  tone: Share;
  language: Share;
  spamFound: Share;
  spamSpared: Share;
  /** Words of places: found and meant, found, meant. */
  place: { both: number; found: number; meant: number };
  /** Expected calibration error, 0 to 1, over ten bins of stated confidence. */
  calibrationError: { kind: number; agency: number };
  /** For each threshold from 0 to 1 in steps of 0.05: of how many with a matter it acts (agency or outside) alone, and how many of these rightly. */
  curve: readonly { threshold: number; acts: number; right: number; of: number }[];
  /** Meant and read kinds and topics that differ, most frequent first. */
  confusions: readonly { field: 'kind' | 'topic'; meant: string; read: string; times: number }[];
}
