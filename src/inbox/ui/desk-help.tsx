import { Checkbox, Kbd } from '@mantine/core';
import { useState } from 'react';
import { DeskDialog } from '#src/ui/desk-dialog.tsx';
import { useKeys, useKeysSwitch } from '#src/ui/desk-keys.tsx';
import { DeskPalette } from './desk-palette.tsx';
import type { DeskWords } from './desk-words.tsx';

/** The desk's keys: moving, searching, help and the palette. */
export function DeskHelp(props: { words: DeskWords; move: (step: 1 | -1) => void; go: (path: string) => void }) {
  const { words, move } = props;
  const [on, setOn] = useKeysSwitch();
  const [open, setOpen] = useState<'help' | 'palette'>();
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      '/': () => document.querySelector<HTMLInputElement>('#cari')?.focus(),
      '?': () => setOpen('help'),
      'ctrl+k': () => setOpen('palette'),
    },
    on,
  );
  return (
    <div className="desk-row-actions desk-no-print desk-keys">
      <button type="button" className="desk-plain" onClick={() => setOpen('help')}>
        {words.keys.help}
      </button>
      <button type="button" className="desk-plain" onClick={() => setOpen('palette')}>
        {words.palette.open}
      </button>
      {open === 'help' ? (
        <DeskDialog title={words.keys.title} closeLabel={words.close} onClose={() => setOpen(undefined)}>
          <table className="table">
            <tbody>
              {words.keys.list.map(([key, meaning]) => (
                <tr key={key}>
                  <th scope="row">
                    <Kbd>{key}</Kbd>
                  </th>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Checkbox
            mt="md"
            label={words.keys.on}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
        </DeskDialog>
      ) : null}
      {open === 'palette' ? <DeskPalette words={words} onClose={() => setOpen(undefined)} go={props.go} /> : null}
    </div>
  );
}
