/** Characters that every address counts as, however long it is (Mastodon, StatusLengthValidator). */
const urlLength = 23;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** An address with its scheme; signs that end a sentence are not part of it. */
const address = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/giu;
/** `@bu_ratna@server.example`, of which only `@bu_ratna` counts. */
const remoteMention = /(^|[^/\w@])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@[a-z0-9][\w.-]*[a-z0-9]/giu;

/** The length of a status as Mastodon counts it: letters as people see them, each address as 23, remote names without their server. */
export function countMastodon(text: string): number {
  let addresses = 0;
  const rest = text
    .replace(address, () => {
      addresses++;
      // Keeps what stands before and after apart.
      return '\n';
    })
    .replace(remoteMention, '$1@$2');
  return [...graphemes.segment(rest)].length + addresses * (urlLength - 1);
}
