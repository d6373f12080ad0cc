import { useEffect, useState } from 'react';
import type { Tone } from '#src/ui/desk-parts.tsx';
import type { DeskWords, Language } from './desk-words.tsx';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The present as the page was made, then moving with the clock; so that server and browser say the same at first. */
export function useNow(madeAt: string): number {
  const [now, setNow] = useState(() => Date.parse(madeAt));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A length of time as people say it: whole minutes, hours or days, rounded down. */
export function saySpan(ms: number, words: DeskWords): string {
  const length = Math.abs(ms);
  if (length < hour) return words.due.span(Math.max(1, Math.floor(length / minute)), 'minute');
  if (length < 2 * day) return words.due.span(Math.floor(length / hour), 'hour');
  return words.due.span(Math.floor(length / day), 'day');
}

/** A due time in words and tone: late, soon (within two hours), or with time left. */
export function sayDue(dueAt: string, now: number, words: DeskWords): { text: string; tone: Tone } {
  const left = Date.parse(dueAt) - now;
  if (left < -minute) return { text: words.due.late(saySpan(left, words)), tone: 'alarm' };
  if (left < minute) return { text: words.due.now, tone: 'alarm' };
  return { text: words.due.left(saySpan(left, words)), tone: left < 2 * hour ? 'warn' : 'calm' };
}

/** How long ago something was. */
export function sayAgo(at: string, now: number, words: DeskWords): string {
  const gone = now - Date.parse(at);
  return gone < minute ? words.due.justNow : words.due.ago(saySpan(gone, words));
}

/** A date and time as people of the city write it. */
export function sayMoment(at: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at));
}

/** How long ago, with the exact moment for who wants it. */
export function Ago(props: { at: string; now: number; words: DeskWords; language: Language; timeZone: string }) {
  return (
    <time dateTime={props.at} title={sayMoment(props.at, props.language, props.timeZone)}>
      {sayAgo(props.at, props.now, props.words)}
    </time>
  );
}
