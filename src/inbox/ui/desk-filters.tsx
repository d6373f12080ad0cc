import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import type { DeskCounts } from '../schema.ts';
import { countOf } from './desk-list-parts.tsx';
import type { DeskWords } from './desk-words.tsx';

export interface Choice {
  value: string;
  label: string;
}

export interface DeskFiltersProps {
  words: DeskWords;
  /** The filters as they stand in the address. */
  query: { status: string; opd: string; topik: string; kelurahan: string; q: string };
  choices: { agencies: Choice[]; topics: Choice[]; kelurahan: Choice[] };
  tabs: (keyof DeskWords['tabs'])[];
  counts: DeskCounts | undefined;
  /** The page the tabs stay on: an open report stays open. */
  path: string;
  mayChooseAgency: boolean;
}

/** Search, states and filters of the list; a plain form that asks the address for another list. */
export function DeskFilters(props: DeskFiltersProps) {
  const { words, query, choices } = props;
  const { list } = words;
  const kept = { opd: query.opd, topik: query.topik, kelurahan: query.kelurahan };
  const filtersOn = Object.values(kept).filter(Boolean).length;
  const address = (status: string) => {
    const next = new URLSearchParams({ status });
    for (const [name, value] of Object.entries(kept)) if (value) next.set(name, value);
    return `${props.path}?${next}`;
  };
  return (
    <div className="desk-filters">
      <Form method="get" action="/desk" role="search" className="desk-search">
        <TextInput
          type="search"
          name="q"
          id="cari"
          aria-label={list.search}
          placeholder={list.search}
          defaultValue={query.q}
          key={query.q}
          maxLength={200}
        />
        <Button type="submit" variant="default">
          {list.find}
        </Button>
      </Form>
      {query.q ? (
        <p className="desk-hint">
          {list.searchNote} <Link to={address(query.status)}>{list.clear}</Link>
        </p>
      ) : (
        <nav aria-label={list.tabs} className="desk-tabs">
          {props.tabs.map((tab) => (
            <Link key={tab} to={address(tab)} aria-current={tab === query.status ? 'page' : undefined}>
              {words.tabs[tab]}
              <TabCount count={countOf(tab, props.counts)} />
            </Link>
          ))}
        </nav>
      )}
      <details className="desk-filter" open={filtersOn > 0}>
        <summary>{filtersOn > 0 ? list.filtersOn(filtersOn) : list.filters}</summary>
        <Form method="get" action="/desk" className="desk-form" key={JSON.stringify(kept)}>
          <input type="hidden" name="status" value={query.status} />
          {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
          {props.mayChooseAgency ? (
            <NativeSelect
              name="opd"
              label={list.agency}
              defaultValue={query.opd}
              data={[
                { value: '', label: list.everyAgency },
                { value: 'none', label: list.noAgency },
                ...choices.agencies,
              ]}
            />
          ) : null}
          <NativeSelect
            name="topik"
            label={list.topic}
            defaultValue={query.topik}
            data={[{ value: '', label: list.everyTopic }, ...choices.topics]}
          />
          <NativeSelect
            name="kelurahan"
            label={list.kelurahan}
            defaultValue={query.kelurahan}
            data={[{ value: '', label: list.everyKelurahan }, ...choices.kelurahan]}
          />
          <div className="desk-row-actions">
            <Button type="submit">{list.apply}</Button>
            {filtersOn > 0 ? <Link to={`/desk?status=${query.status}`}>{list.reset}</Link> : null}
          </div>
        </Form>
      </details>
    </div>
  );
}

function TabCount({ count = 0 }: { count: number | undefined }) {
  return count > 0 ? <span className="desk-tab-count"> {count > 99 ? '99+' : count}</span> : null;
}
