import { Kind, Language, Tone, type TriageExample, Urgency } from '../schema.ts';

/**
 * Reads labelled messages, one a line: `kind | topic | who | urgency | tone | language | message`. `who` is an agency, `!BODY` outside the city's
 * power, `-` nobody, `?` nobody for sure; a tone of `-` is not stated; the place stands in [brackets], a line break as \n; lines of `#` are remarks. Throws a sentence naming the
 * line that cannot be read.
 */
export function readLabelledLines(text: string): TriageExample[] {
  const examples: TriageExample[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const example = readLine(line);
    if (example === null)
      throw new Error(`line ${index + 1}: not "kind | topic | who | urgency | tone | language | message"`);
    examples.push(example);
  });
  return examples;
}

function readLine(line: string): TriageExample | null {
  const [kind, topic, who, urgency, tone, language, ...rest] = line.split(' | ');
  const stated = {
    kind: Kind.safeParse(kind).data,
    urgency: Urgency.safeParse(urgency).data,
    tone: Tone.safeParse(tone).data,
    language: Language.safeParse(language).data,
  };
  const { kind: k, urgency: u, tone: t, language: l } = stated;
  if (k === undefined || u === undefined || l === undefined || rest.length === 0) return null;
  if (t === undefined && tone !== '-') return null;
  if (topic === undefined || who === undefined) return null;
  const written = rest.join(' | ').replaceAll('\\n', '\n').trim();
  const from = written.indexOf('[');
  const to = written.indexOf(']', from);
  const place = from >= 0 && to > from + 1 ? ([from, to - 1] as [number, number]) : undefined;
  return {
    text: written.replace(/[[\]]/g, ''),
    kind: k,
    topic: topic === '-' ? null : topic,
    ...(who === '?'
      ? {}
      : { agency: /^[A-Z0-9]/.test(who) ? who : null, outside: who.startsWith('!') ? who.slice(1) : null }),
    urgency: u,
    ...(t === undefined ? {} : { tone: t }),
    language: l,
    ...(place ? { place } : {}),
  };
}
