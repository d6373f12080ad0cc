import { NativeSelect } from '@mantine/core';
import { lettersLeft, type TextLimit } from '#src/channels/domain/text-limit.ts';
import type { ComposeWords } from './compose-words.tsx';

export interface ComposerReply {
  id: number;
  title: string;
  text: string;
  /** For networks where the whole text does not fit. */
  shortText: string | null;
  uses: number;
  /** Made for the topic or the kind of this report. */
  fits: boolean;
}

/** Replies offered by a press; the others stand in the list below. */
export const mostOffered = 3;

/** What of a reply the chosen networks take: the whole text, its short form, or neither, and by how much it is too long. */
export function fittingText(
  reply: Pick<ComposerReply, 'text' | 'shortText'>,
  limits: readonly TextLimit[],
): { text: string; short: boolean; over: number } {
  const over = limits.length === 0 ? 0 : Math.max(0, -lettersLeft(limits, reply.text));
  if (over === 0) return { text: reply.text, short: false, over: 0 };
  if (reply.shortText !== null && lettersLeft(limits, reply.shortText) >= 0)
    return { text: reply.shortText, short: true, over: 0 };
  return { text: reply.text, short: false, over };
}

/** Saved replies, those that fit this report first; each says whether it fits the chosen networks. */
export function SavedReplies(props: {
  words: ComposeWords;
  replies: readonly ComposerReply[];
  limits: readonly TextLimit[];
  use: (text: string, id: number) => void;
}) {
  const { words, replies, limits } = props;
  const offered = replies.filter((one) => one.fits).slice(0, mostOffered);
  const say = (one: ComposerReply) => {
    const { short, over } = fittingText(one, limits);
    const notes = [
      short ? words.replies.short : '',
      over > 0 ? words.replies.tooLong(over) : '',
      one.uses > 0 ? words.replies.used(one.uses) : '',
    ].filter(Boolean);
    return notes.length > 0 ? `${one.title} (${notes.join(', ')})` : one.title;
  };
  const use = (one: ComposerReply | undefined) => {
    if (one) props.use(fittingText(one, limits).text, one.id);
  };
  const options = (fits: boolean) =>
    replies.filter((one) => one.fits === fits).map((one) => ({ value: String(one.id), label: say(one) }));
  const groups = [
    { group: words.replies.best, items: options(true) },
    { group: words.replies.others, items: options(false) },
  ].filter((one) => one.items.length > 0);
  return (
    <div className="desk-saved-replies">
      {offered.length > 0 ? (
        <fieldset className="desk-row-actions desk-offered">
          <legend className="desk-hint">
            {words.replies.best}: {words.replies.insert}
          </legend>
          {offered.map((one, i) => (
            <button
              key={one.id}
              type="button"
              className="desk-action"
              onClick={() => use(one)}
              aria-keyshortcuts={`Alt+${i + 1}`}
              data-command={`${words.replies.label}: ${one.title}`}
            >
              {say(one)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <NativeSelect
        label={words.replies.label}
        value=""
        onChange={(event) => use(replies.find((one) => String(one.id) === event.currentTarget.value))}
        data={[{ value: '', label: words.replies.pick }, ...groups]}
        mt="xs"
      />
    </div>
  );
}
