import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { makePartitions } from '#src/db/partitions.ts';
import { escalateOverdue, fetchMedia, getCityState, indexSearch, ingestEvents, sendAnswers } from '#src/inbox/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { findReports } from './week-actions.ts';
import { openAgenda } from './week-agenda.ts';
import { connectPracticeNetworks, openPracticeDesk, type PracticePerson } from './week-desk.ts';
import type { PracticeNetworks, PracticeVoice } from './week-networks.ts';
import { type Door, type Doors, letResidentSpeak } from './week-residents.ts';
import { type Telling, tellStory } from './week-stories.ts';
import { cityPosts } from './week-words.ts';

export interface PracticeWeek {
  /** At least so many reports are opened. */
  reports: number;
  voices: Iterator<PracticeVoice, PracticeVoice>;
  /** Numbers between 0 and 1; the same ones make the same week. */
  random: () => number;
  /** Address of the product, whose HTTP side must be running, and its worker not yet. */
  url: string;
  /** Called as each day begins. */
  onDay?: (day: Date, reports: number) => void;
}

const day = 86_400_000;
const minute = 60_000;
/** A week short of the hours that the networks' seven-day windows must leave. */
const weekMs = 7 * day - 3 * 3_600_000;
/** An Instagram message is answered within a day by the real clock, so that older ones could not be. */
const directMs = 22 * 3_600_000;
/** How much is said in each hour of the day, from midnight on. */
const hours = [2, 1, 1, 1, 1, 3, 7, 9, 10, 9, 9, 8, 8, 7, 8, 8, 9, 9, 8, 9, 10, 8, 6, 3];

/**
 * Lives through the past week of a city's desk by the doors that everybody uses: residents write, staff answer by the
 * same commands as the pages, the clock goes from one event to the next. Gives the real clock back at the end.
 */
export async function replayWeek(
  app: App,
  operator: StaffActor,
  networks: PracticeNetworks,
  week: PracticeWeek,
): Promise<{ people: PracticePerson[]; reports: number }> {
  const realNow = app.now;
  const until = realNow();
  const from = new Date(until.getTime() - weekMs);
  const agenda = openAgenda(app, from);
  try {
    // Before anything lies in them: moving rows into a new partition would stop the desk.
    await makePartitions(app.pool, ['raw_events', 'messages', 'report_events'], from, 3);
    const desk = await openPracticeDesk(app, operator);
    await connectPracticeNetworks(app, networks, { url: week.url, since: new Date(from.getTime() - minute) });
    const city = await getCityState(app);
    const { random, url } = week;
    const kelurahan = city.areas.flatMap((area) => (area.level === 'kelurahan' ? [area.code] : []));
    const doors: Doors = { app, agenda, networks, url, random, clerk: desk.coordinator, kelurahan };
    const counts = new Map<string, number>();
    let last = 0;
    const takeIn = async () => {
      await flow(app);
    };
    const stage: Telling = { app, agenda, desk, networks, city, random, counts, doors, takeIn };
    const speak = async (door: Door | undefined) => {
      const voice = week.voices.next().value;
      const resident = await letResidentSpeak(doors, voice, door ?? doorOf(voice, agenda.now(), until));
      agenda.wait(2);
      await flow(app);
      for (const report of await findReports(app, { after: last })) {
        last = report.id;
        tellStory(stage, report, resident);
      }
    };

    for (const at of arrivals(from, until, week.reports, random)) {
      agenda.plan(at, () => speak(ownDoor(at, random)));
    }
    planWatch(app, agenda, from, until);
    planOddities(networks, agenda, from);
    for (let at = from; at < until; at = new Date(at.getTime() + day)) {
      agenda.plan(at, async () => week.onDay?.(at, last));
    }
    await agenda.live(until);
    while (last < week.reports) await speak('telegram');
    await finish(app);
    return { people: desk.people, reports: last };
  } finally {
    app.now = realNow;
  }
}

/** Takes in what has arrived and sends what waits, as the worker would. */
async function flow(app: App): Promise<void> {
  await ingestEvents(app);
  await sendAnswers(app);
  await fetchMedia(app);
}

/** The times at which residents speak, in order; a few more than reports, for some words open none. */
function arrivals(from: Date, until: Date, reports: number, random: () => number): Date[] {
  const times: Date[] = [];
  const most = Math.max(...hours);
  while (times.length < Math.ceil(reports * 1.04)) {
    const at = new Date(from.getTime() + random() * (until.getTime() - from.getTime()));
    if (random() * most < (hours[jakarta(at).hour] ?? 1)) times.push(at);
  }
  return times.sort((a, b) => a.getTime() - b.getTime());
}

/** The doors of our own: the form at any hour, the counter when it is open. */
function ownDoor(at: Date, random: () => number): Door | undefined {
  const { hour, weekday } = jakarta(at);
  const turn = random();
  if (turn < 0.17) return 'form';
  return turn < 0.29 && hour >= 8 && hour < 15 && weekday > 0 && weekday < 6 ? 'counter' : undefined;
}

function doorOf(voice: PracticeVoice, at: Date, until: Date): Door {
  if (voice.network !== 'instagram_dm' || until.getTime() - at.getTime() < directMs) return voice.network;
  return 'telegram';
}

function jakarta(at: Date): { hour: number; weekday: number } {
  const local = new Date(at.getTime() + 7 * 3_600_000);
  return { hour: local.getUTCHours(), weekday: local.getUTCDay() };
}

/** Warnings and escalations, looked for every quarter of an hour. */
function planWatch(app: App, agenda: Telling['agenda'], from: Date, until: Date): void {
  for (let at = from.getTime(); at < until.getTime(); at += 15 * minute) {
    agenda.plan(new Date(at), async () => void (await escalateOverdue(app)));
  }
}

/** The city posts now and then, and one event comes that nobody can read. */
function planOddities(networks: PracticeNetworks, agenda: Telling['agenda'], from: Date): void {
  cityPosts.forEach((caption, i) => {
    agenda.plan(new Date(from.getTime() + i * 1.1 * day), async () => void networks.instagram.world.addMedia(caption));
  });
  agenda.plan(new Date(from.getTime() + 3.2 * day), () => networks.instagram.rawBody('{"object":"instagram","entry":'));
}

/** Waits for the networks' last echoes, then makes everything searchable. */
async function finish(app: App): Promise<void> {
  let quiet = 0;
  for (let round = 0; round < 60 && quiet < 3; round++) {
    await flow(app);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from raw_events where state = 'new'`.execute(
      app.db,
    );
    quiet = rows[0]?.n === 0 ? quiet + 1 : 0;
  }
  while ((await indexSearch(app)) > 0);
}
