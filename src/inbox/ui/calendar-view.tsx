import { Table } from '@mantine/core';
import { Reasons } from '#src/ui/desk-parts.tsx';
import type { DayOff, Weekly } from '../domain/calendar-schema.ts';
import { sayBlocks } from '../domain/compare-clock-rules.ts';
import type { ClockRuleWords } from './clock-rule-words-id.tsx';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The hours of a week, a line for each day. */
export function WeekTable({ week, words, label }: { week: Weekly; words: ClockRuleWords; label: string }) {
  return (
    <Table aria-label={label} className="desk-city-form">
      <Table.Tbody>
        {days.map((day) => (
          <Table.Tr key={day}>
            <Table.Th scope="row">{words.days[day]}</Table.Th>
            <Table.Td>{sayBlocks(week[day]) || words.calendar.free}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Days off with the decree of each: those to come, and behind a press those that are past. */
export function DaysOff({ list, today, words }: { list: readonly DayOff[]; today: string; words: ClockRuleWords }) {
  const say = (off: DayOff) => `${off.date} ${off.name} (${words.dayOffKinds[off.kind]}). ${off.source}`;
  const past = list.filter((off) => off.date < today);
  const next = list.filter((off) => off.date >= today);
  if (list.length === 0) return <p className="desk-hint">{words.calendar.noDaysOff}</p>;
  return (
    <>
      {next.length > 0 ? (
        <>
          <h3>{words.calendar.upcoming}</h3>
          <ul className="desk-changes">
            {next.map((off) => (
              <li key={off.date}>{say(off)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {past.length > 0 ? <Reasons title={words.calendar.past(past.length)} sentences={past.map(say)} /> : null}
    </>
  );
}
