import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { DeskDialog } from '#src/ui/desk-dialog.tsx';
import type { DeskWords } from './desk-words.tsx';

interface Command {
  label: string;
  act: () => void;
}

/** Finds a page, something to do with the open report, or a search, by typing. */
export function DeskPalette(props: { words: DeskWords; onClose: () => void; go: (path: string) => void }) {
  const { words, onClose, go } = props;
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState(0);
  const list = useId();
  const all = [...readActions(), ...readPages(go)];
  const wanted = typed.trim().toLowerCase();
  const found = all.filter((command) => command.label.toLowerCase().includes(wanted));
  if (wanted)
    found.push({
      label: words.palette.search(typed.trim()),
      act: () => go(`/desk?q=${encodeURIComponent(typed.trim())}`),
    });
  const at = Math.min(picked, found.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    // After the dialogue has given the focus back, so that the command may move it.
    setTimeout(command.act, 0);
  };
  return (
    <DeskDialog title={words.palette.title} closeLabel={words.close} onClose={onClose}>
      <div className="desk-palette">
        <TextInput
          label={words.palette.label}
          value={typed}
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPicked(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setPicked(Math.min(found.length - 1, at + 1));
            else if (event.key === 'ArrowUp') setPicked(Math.max(0, at - 1));
            else if (event.key === 'Enter') run(found[at]);
            else return;
            event.preventDefault();
          }}
        />
        {found.length === 0 ? <p>{words.palette.none}</p> : null}
        <div id={list} role="listbox" aria-label={words.palette.title} tabIndex={-1} className="desk-palette-list">
          {found.map((command, i) => (
            <div
              key={command.label}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onPointerUp={() => run(command)}
            >
              {command.label}
            </div>
          ))}
        </div>
      </div>
    </DeskDialog>
  );
}

/** What can be done with the open report: the buttons that are really there, so that the palette never offers more. */
function readActions(): Command[] {
  return [...document.querySelectorAll<HTMLElement>('[data-command]')].map((element) => ({
    label: element.dataset.command ?? '',
    act: () => element.click(),
  }));
}

function readPages(go: (path: string) => void): Command[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.desk-side a, .desk-bell')].map((link) => ({
    label: link.firstChild?.textContent ?? link.pathname,
    act: () => go(link.pathname + link.search),
  }));
}
