import { Button, Textarea, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { type CalendarFields, formDays } from '../domain/calendar-form.ts';
import { dayOffKinds } from '../domain/calendar-schema.ts';
import { WhyChanged } from './clock-rule-parts.tsx';
import type { ClockRuleWords } from './clock-rule-words-id.tsx';

interface CalendarFormProps {
  fields: CalendarFields;
  /** Code of the agency; null for the city's own table. */
  agency: string | null;
  basedOn: number;
  reason: string | undefined;
  /** What is wrong with a field, and with the reason. */
  error: (field: string) => string | undefined;
  reasonMissing: boolean;
  busy: boolean;
  words: ClockRuleWords;
}

/** The whole calendar of the city, or of one agency, as text that a circular can be typed into. */
export function CalendarForm({ fields, agency, words, error, ...more }: CalendarFormProps) {
  const { calendar } = words;
  const own = agency !== null;
  const box = (name: string, label: string, on: boolean, value = 'on') => (
    <label key={`${name} ${value}`}>
      <input type="checkbox" name={name} value={value} defaultChecked={on} /> {label}
    </label>
  );
  const area = (name: 'periods' | 'daysOff', label: string | undefined, hint: string, rows: number) => (
    <Textarea
      name={name}
      label={label}
      description={hint}
      defaultValue={fields[name]}
      error={error(name)}
      rows={rows}
      resize="vertical"
      maxLength={50_000}
      spellCheck={false}
    />
  );
  const line = (name: 'weeklySource' | 'knownFrom' | 'knownUntil') => (
    <TextInput
      name={name}
      label={calendar.fields[name]}
      defaultValue={fields[name]}
      error={error(name)}
      maxLength={name === 'weeklySource' ? 400 : 10}
    />
  );
  return (
    <Form method="post" className="desk-form desk-city-form" preventScrollReset>
      <input type="hidden" name="basedOn" value={more.basedOn} />
      {own ? box('ownWeekly', calendar.fields.ownWeekly ?? '', fields.ownWeekly ?? false) : null}
      <fieldset className="desk-form">
        <legend>{calendar.week}</legend>
        <p className="desk-hint">{calendar.hoursHint}</p>
        {formDays.map((day) => (
          <TextInput
            key={day}
            name={day}
            label={words.days[day]}
            defaultValue={fields[day]}
            error={error(day)}
            maxLength={200}
          />
        ))}
        {error('weekly') ? <p role="alert">{error('weekly')}</p> : null}
      </fieldset>
      {own ? box('ownPeriods', calendar.fields.ownPeriods ?? '', fields.ownPeriods ?? false) : line('weeklySource')}
      {area('periods', calendar.fields.periods, calendar.periodsHint, 12)}
      {area('daysOff', own ? calendar.ownDaysOff : calendar.fields.daysOff, calendar.daysOffHint, own ? 5 : 14)}
      {own ? (
        <fieldset className="desk-form">
          <legend>{calendar.fields.worksOn}</legend>
          {dayOffKinds.map((kind) =>
            box('worksOn', words.dayOffKinds[kind], fields.worksOn?.includes(kind) ?? false, kind),
          )}
        </fieldset>
      ) : (
        <>
          {line('knownFrom')}
          {line('knownUntil')}
        </>
      )}
      <WhyChanged words={words} typed={more.reason} missing={more.reasonMissing} />
      <div className="desk-row-actions">
        <Button type="submit" name="intent" value="try" variant="default" loading={more.busy}>
          {words.tryIt}
        </Button>
        <Button type="submit" name="intent" value="save" loading={more.busy}>
          {words.keep}
        </Button>
      </div>
    </Form>
  );
}
