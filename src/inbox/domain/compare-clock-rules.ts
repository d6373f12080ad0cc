import { type Weekly, type WorkingCalendar, weekdays } from './calendar-schema.ts';
import type { SlaPolicies, SlaPolicy } from './sla-schema.ts';

/** One thing that differs between two versions of the calendar or of the promises; null: it is not there. */
export interface ClockRuleChange {
  about: 'hours' | 'period' | 'day_off' | 'works_on' | 'calendar' | 'policy';
  /** Code of the agency whose own table it is; null for the city's, and for promises. */
  agency: string | null;
  /** The day of the week, the period, the date, the field of the table, or the id of the promise. */
  name: string;
  /** Of a promise: which field. */
  field: string | null;
  from: string | null;
  to: string | null;
}

type Facts = Map<string, string>;
type About = ClockRuleChange['about'];

const keyOf = (about: About, agency: string | null, name: string, field = '') =>
  JSON.stringify([about, agency, name, field]);

/** The blocks of one day in words that people type: "07:30-12:00, 13:00-16:00"; empty for a free day. */
export function sayBlocks(blocks: Weekly[keyof Weekly]): string {
  return blocks.map(([from, to]) => `${from}-${to}`).join(', ');
}

function addTable(
  facts: Facts,
  agency: string | null,
  table: Partial<Pick<WorkingCalendar, 'weekly' | 'periods' | 'daysOff'>>,
) {
  const { weekly } = table;
  if (weekly) for (const day of weekdays) facts.set(keyOf('hours', agency, day), sayBlocks(weekly[day]));
  for (const period of table.periods ?? []) {
    const hours = weekdays.map((day) => `${day} ${sayBlocks(period.weekly[day]) || '-'}`).join('; ');
    facts.set(keyOf('period', agency, period.name), `${period.from} .. ${period.to} (${period.source}); ${hours}`);
  }
  for (const off of table.daysOff ?? [])
    facts.set(keyOf('day_off', agency, off.date), `${off.name} [${off.kind}] (${off.source})`);
}

function calendarFacts(data: WorkingCalendar): Facts {
  const facts: Facts = new Map();
  for (const name of ['timezone', 'weeklySource', 'knownFrom', 'knownUntil'] as const)
    facts.set(keyOf('calendar', null, name), data[name]);
  addTable(facts, null, data);
  for (const [code, own] of Object.entries(data.perAgency)) {
    addTable(facts, code, {
      ...(own.weekly ? { weekly: own.weekly } : {}),
      ...(own.periods ? { periods: own.periods } : {}),
      ...(own.daysOff ? { daysOff: own.daysOff } : {}),
    });
    if (own.worksOn && own.worksOn.length > 0) facts.set(keyOf('works_on', code, ''), own.worksOn.join(', '));
    // That an agency has no Ramadan hours at all is a fact of its own: left out, the city's would hold.
    if (own.periods?.length === 0) facts.set(keyOf('period', code, '-'), '-');
  }
  return facts;
}

function policyFacts(list: SlaPolicies): Facts {
  const facts: Facts = new Map();
  for (const policy of list)
    for (const [field, value] of Object.entries(policy) as [keyof SlaPolicy, unknown][])
      if (field !== 'id') facts.set(keyOf('policy', null, policy.id, field), JSON.stringify(value));
  return facts;
}

function differences(before: Facts, after: Facts): ClockRuleChange[] {
  const changes: ClockRuleChange[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null];
    if (from === to) continue;
    const [about, agency, name, field] = JSON.parse(key) as [About, string | null, string, string];
    changes.push({ about, agency, name, field: field || null, from, to });
  }
  return changes;
}

/** Lists what differs between two versions of the working calendar. */
export function compareCalendars(before: WorkingCalendar, after: WorkingCalendar): ClockRuleChange[] {
  return differences(calendarFacts(before), calendarFacts(after));
}

/** Lists what differs between two versions of the promises; their order counts too where two are equally specific. */
export function comparePolicies(before: SlaPolicies, after: SlaPolicies): ClockRuleChange[] {
  const changes = differences(policyFacts(before), policyFacts(after));
  const order = (list: SlaPolicies) => list.map((policy) => policy.id).join(', ');
  if (changes.length > 0 || order(before) === order(after)) return changes;
  return [{ about: 'policy', agency: null, name: '*', field: 'order', from: order(before), to: order(after) }];
}
