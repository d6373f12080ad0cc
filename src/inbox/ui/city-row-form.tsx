import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  type Cells,
  listColumns,
  splitList,
  type TableName,
  tableColumns,
  yesColumns,
} from '../domain/city-table-cells.ts';
import type { CityWords } from './city-words-id.tsx';
import type { Choice } from './desk-filters.tsx';
import { useDeskWords } from './desk-words.tsx';

export interface RowChoices {
  agencies: Choice[];
  topics: Choice[];
  kecamatan: Choice[];
}

/** The fields of one row of a table. An agency's end stands in them only once it has ended. */
export function RowFields(props: {
  table: TableName;
  cells: Cells;
  isNew: boolean;
  choices: RowChoices;
  words: CityWords;
  error: (column: string) => string | undefined;
}) {
  const { table, cells } = props;
  const columns = tableColumns[table].filter(
    (column) => (column !== 'endsOn' && column !== 'successor') || (cells.endsOn ?? '') !== '',
  );
  return columns.map((column) => <RowField key={column} column={column} {...props} />);
}

type FieldProps = Parameters<typeof RowFields>[0] & { column: string };

function RowField(props: FieldProps): ReactNode {
  const { column, cells, words, table } = props;
  const desk = useDeskWords();
  const label = words.columns[column] ?? column;
  const description = words.hints[column];
  const value = cells[column] ?? '';
  const error = props.error(column);
  const named = (names: Record<string, string>): Choice[] =>
    Object.entries(names).map(([key, name]) => ({ value: key, label: name }));
  const none = { value: '', label: words.nobody };
  if (yesColumns.has(column))
    return (
      <label className="desk-choice">
        <input type="checkbox" name={column} value="ya" defaultChecked={value !== ''} />
        <span>
          {label}
          {description ? <span className="desk-hint"> {description}</span> : null}
        </span>
      </label>
    );
  if (table === 'outside' && column === 'roads')
    return (
      <fieldset className="desk-composer-modes">
        <legend>{label}</legend>
        {Object.entries(words.owners).map(([key, name]) => (
          <label key={key} className="desk-choice">
            <input type="checkbox" name="roads" value={key} defaultChecked={splitList(value).includes(key)} />
            {name}
          </label>
        ))}
      </fieldset>
    );
  const field = { name: column, label, description, error };
  if (listColumns.has(column))
    return (
      <Textarea
        {...field}
        defaultValue={splitList(value).join('\n')}
        rows={column === 'words' ? 10 : 4}
        resize="vertical"
        spellCheck={false}
      />
    );
  const choices: Record<string, Choice[] | undefined> = {
    agency: [none, ...props.choices.agencies],
    successor: [{ value: '', label: words.noSuccessor }, ...props.choices.agencies],
    topic: [{ value: '', label: words.empty }, ...props.choices.topics],
    parent: [{ value: '', label: words.empty }, ...props.choices.kecamatan],
    urgency: named(desk.urgencies),
    owner: named(words.owners),
    level: named(words.levels),
    kind: named(words.kindsOfAgency),
  };
  const data = choices[column];
  if (data)
    return (
      <NativeSelect
        {...field}
        defaultValue={value || (column === 'urgency' ? 'medium' : (data[0]?.value ?? ''))}
        data={data}
      />
    );
  const fixed = column === 'code' && !props.isNew;
  if (column === 'contact_id' || column === 'contact_en')
    return <Textarea {...field} defaultValue={value} rows={2} resize="vertical" />;
  return (
    <TextInput
      name={column}
      label={label}
      description={fixed ? undefined : description}
      error={error}
      defaultValue={value || (column === 'startsOn' ? '2000-01-01' : '')}
      readOnly={fixed}
      spellCheck={false}
      {...(column === 'startsOn' || column === 'endsOn' ? { type: 'date' } : {})}
    />
  );
}
