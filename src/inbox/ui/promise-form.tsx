import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { type PolicyFields, targetFields } from '../domain/policy-form.ts';
import { escalationRoles } from '../domain/sla-schema.ts';
import { WhyChanged } from './clock-rule-parts.tsx';
import type { ClockRuleWords } from './clock-rule-words-id.tsx';
import type { DeskWords } from './desk-words.tsx';

interface PromiseFormProps {
  fields: PolicyFields;
  isNew: boolean;
  basedOn: number;
  reason: string | undefined;
  reasonMissing: boolean;
  error: (field: string) => string | undefined;
  agencies: readonly { value: string; label: string }[];
  channels: readonly string[];
  busy: boolean;
  words: ClockRuleWords;
  desk: DeskWords;
}

/** One promise with its conditions, lengths and ladder. */
export function PromiseForm(props: PromiseFormProps) {
  const { fields, words, desk, error } = props;
  const say = words.promises;
  const boxes = (
    name: 'kind' | 'urgency' | 'channel' | 'agency',
    choices: readonly { value: string; label: string }[],
  ) => (
    <fieldset className="desk-form">
      <legend>{say.fields[name]}</legend>
      <p className="desk-hint">{say.emptyMeans}</p>
      <div className="desk-row-actions">
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type="checkbox" name={name} value={value} defaultChecked={fields[name].includes(value)} /> {label}
          </label>
        ))}
      </div>
      {error(name) ? <p role="alert">{error(name)}</p> : null}
    </fieldset>
  );
  const named = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const text = (name: 'nameId' | 'nameEn', max: number) => (
    <TextInput name={name} label={say.fields[name]} defaultValue={fields[name]} error={error(name)} maxLength={max} />
  );
  return (
    <Form method="post" className="desk-form desk-city-form" preventScrollReset>
      <input type="hidden" name="basedOn" value={props.basedOn} />
      {props.isNew ? (
        <TextInput name="id" label={say.fields.id} defaultValue={fields.id} error={error('id')} maxLength={60} />
      ) : null}
      {text('nameId', 120)}
      {text('nameEn', 120)}
      {boxes('kind', named(desk.kinds))}
      {boxes('urgency', named(desk.urgencies))}
      {boxes(
        'channel',
        props.channels.map((value) => ({ value, label: desk.networks[value] ?? value })),
      )}
      <details>
        <summary>
          {say.fields.agency}: {fields.agency.length > 0 ? fields.agency.join(', ') : say.any}
        </summary>
        {boxes('agency', props.agencies)}
      </details>
      <NativeSelect
        name="inspection"
        label={say.fields.inspection}
        defaultValue={fields.inspection}
        data={[
          { value: '', label: say.any },
          { value: 'yes', label: say.yes },
          { value: 'no', label: say.no },
        ]}
      />
      <NativeSelect
        name="counts"
        label={say.fields.counts}
        defaultValue={fields.counts}
        error={error('list')}
        data={named(say.countsIn)}
      />
      {targetFields.map((name) => (
        <fieldset key={name} className="desk-row-actions">
          <legend>{say.fields[name]}</legend>
          <TextInput
            name={`${name}Amount`}
            label={say.amount}
            description={name === 'pauseLimit' ? undefined : say.emptyTarget}
            defaultValue={fields.targets[name].amount}
            error={error(name)}
            inputMode="numeric"
            maxLength={6}
          />
          <NativeSelect
            name={`${name}Unit`}
            label={say.unit}
            defaultValue={fields.targets[name].unit}
            data={named(say.units)}
          />
        </fieldset>
      ))}
      <TextInput
        name="warnPercent"
        label={say.fields.warnAt}
        defaultValue={fields.warnPercent}
        error={error('warnAt')}
        inputMode="numeric"
        maxLength={3}
      />
      <fieldset className="desk-form">
        <legend>{say.fields.escalateTo}</legend>
        <p className="desk-hint">{say.ladderHint}</p>
        {escalationRoles.map((role) => (
          <TextInput
            key={role}
            name={`after_${role}`}
            label={say.roles[role]}
            defaultValue={fields.ladder[role]}
            inputMode="numeric"
            maxLength={6}
          />
        ))}
        {error('escalateTo') ? <p role="alert">{error('escalateTo')}</p> : null}
      </fieldset>
      <Textarea
        name="source"
        label={say.fields.source}
        defaultValue={fields.source}
        error={error('source')}
        rows={2}
        maxLength={1_000}
      />
      <WhyChanged words={words} typed={props.reason} missing={props.reasonMissing} />
      <div className="desk-row-actions">
        <Button type="submit" name="intent" value="try" variant="default" loading={props.busy}>
          {words.tryIt}
        </Button>
        <Button type="submit" name="intent" value="save" loading={props.busy}>
          {words.keep}
        </Button>
        {props.isNew ? null : (
          <Button type="submit" name="intent" value="remove" variant="default" loading={props.busy}>
            {say.remove}
          </Button>
        )}
      </div>
    </Form>
  );
}
