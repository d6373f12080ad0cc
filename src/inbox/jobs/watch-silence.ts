import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { judgeSilence, rhythmDays } from '#src/channels/domain/silence.ts';
import { zoneOffsetMs } from '../domain/citizen-time.ts';
import { mayAlarmNow } from '../domain/clock-escalation.ts';
import { getCityState } from '../store/city.ts';

interface Watched {
  id: number;
  name: string;
  network: string;
  lastEventAt: Date;
  silentSince: Date | null;
  hours: Date[];
}

/**
 * Tells the coordinators once of each account that is quieter than its own rhythm allows (rule 2): a subscription may look
 * healthy and deliver nothing. Only while people are at work; the mark goes with the next thing that comes. Answers how many
 * were told of.
 */
export async function watchSilence(app: App): Promise<number> {
  const city = await getCityState(app);
  const now = app.now();
  if (!mayAlarmNow(city.calendars(null), 'medium', now)) return 0;
  const { rows } = await sql<Watched>`
    select c.id, c.name, c.network, c.last_event_at as "lastEventAt", c.silent_since as "silentSince",
           (select coalesce(array_agg(h.hour order by h.hour), '{}') from channel_hours h
             where h.channel_id = c.id and h.hour > ${now}::timestamptz - make_interval(days => ${rhythmDays})) as hours
      from channels c
     where c.state = 'connected' and c.last_event_at is not null and c.silent_since is null`.execute(app.db);
  let told = 0;
  for (const channel of rows) {
    const zoneMs = zoneOffsetMs(city.timeZone);
    const verdict = judgeSilence({ activeHours: channel.hours, lastEventAt: channel.lastEventAt, now, zoneMs });
    if (verdict.state !== 'alarm') continue;
    await raise(app, channel, now);
    told++;
  }
  return told;
}

async function raise(app: App, channel: Watched, now: Date): Promise<void> {
  const detail = { channelId: channel.id, network: channel.network, name: channel.name, since: channel.lastEventAt };
  await app.db.transaction().execute(async (tx) => {
    const marked = await tx
      .updateTable('channels')
      .set({ silent_since: channel.lastEventAt })
      .where('id', '=', channel.id)
      .where('silent_since', 'is', null)
      .where('last_event_at', '=', channel.lastEventAt)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return;
    await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
      select id, null, 'channel_silent', ${JSON.stringify(detail)}::jsonb, ${now}, ${`silent:${channel.id}:${channel.lastEventAt.toISOString()}`}
        from staff where role in ('coordinator', 'operator') and ended_at is null
      on conflict (staff_id, once_key) do nothing`.execute(tx);
  });
}
