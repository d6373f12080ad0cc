import { Button, Group, NativeSelect } from '@mantine/core';
import { Form } from 'react-router';
import { useWords } from './words.tsx';

interface PeopleFilterProps {
  agencies: { id: number; shortName: string }[];
  agencyId: number | null;
  ended: boolean;
}

/** Narrows the list of people; its choices stand in the address. */
export function PeopleFilter({ agencies, agencyId, ended }: PeopleFilterProps) {
  const words = useWords();
  return (
    <Form method="get">
      <Group align="flex-end">
        {agencies.length > 0 ? (
          <NativeSelect
            name="opd"
            label={words.people.agencyFilter}
            defaultValue={agencyId ?? ''}
            data={[
              { value: '', label: words.people.allAgencies },
              ...agencies.map((agency) => ({ value: String(agency.id), label: agency.shortName })),
            ]}
          />
        ) : null}
        <NativeSelect
          name="keadaan"
          label={words.people.state}
          defaultValue={ended ? 'berhenti' : ''}
          data={[
            { value: '', label: words.people.active },
            { value: 'berhenti', label: words.people.ended },
          ]}
        />
        <Button type="submit" variant="default">
          {words.people.show}
        </Button>
      </Group>
    </Form>
  );
}
