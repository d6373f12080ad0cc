import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
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
    <Alert title={title} variant="light" role="status">
      <Group>
        <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
          {link}
        </Code>
        <CopyLink text={link} />
      </Group>
      <Text mt="xs">{words.people.linkUntil(formatInstant(until, language))}</Text>
      <Text>{words.people.mailed[mailed]}</Text>
    </Alert>
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
