import { Button, CopyButton, Group } from '@mantine/core';
import { Said } from '#src/ui/desk-parts.tsx';
import { formatInstant, useLanguage, useWords } from './words.tsx';

interface MadeLinkProps {
  title: string;
  link: string;
  until: Date | string;
  mailed: 'sent' | 'failed' | 'not_set_up';
}

/** Shows a link this once, to be copied or read aloud. */
export function MadeLink({ title, link, until, mailed }: MadeLinkProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <Said>
      <p>{title}</p>
      <Group>
        <code style={{ overflowWrap: 'anywhere' }}>{link}</code>
        <CopyLink text={link} />
      </Group>
      <p>{words.people.linkUntil(formatInstant(until, language))}</p>
      <p>{words.people.mailed[mailed]}</p>
    </Said>
  );
}

/** Copies a text to the clipboard and says so. */
export function CopyLink({ text }: { text: string }) {
  const words = useWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? words.people.copied : words.people.copy}
        </Button>
      )}
    </CopyButton>
  );
}
