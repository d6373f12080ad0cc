const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Google's day: quotas begin anew at midnight Pacific time, summer time included. `secondsLeft` is never 0. */
export function pacificDay(now: Date): { day: string; secondsLeft: number } {
  const { day, seconds } = readClock(now);
  const secondsLeft = 86_400 - seconds;
  // On the two days on which the clocks change, the day has 23 or 25 hours.
  const at = readClock(new Date(now.getTime() + secondsLeft * 1_000)).seconds;
  const off = at > 43_200 ? at - 86_400 : at;
  return { day, secondsLeft: Math.max(1, secondsLeft - off) };
}

function readClock(at: Date): { day: string; seconds: number } {
  const parts = new Map(clock.formatToParts(at).map((part) => [part.type, part.value]));
  const count = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name) ?? 0);
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    seconds: count('hour') * 3_600 + count('minute') * 60 + count('second'),
  };
}
