const longest = 110;

/** The line that stands for a report in lists: the first sentence, cut at a word, masked by the caller. */
export function reportTitle(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat === '') return '(tanpa teks)';
  const sentence = /^.{20,}?[.!?](?=\s)/u.exec(flat)?.[0] ?? flat;
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  // A lone half of a surrogate pair at the cut would be refused by the database.
  return `${(space > 60 ? cut.slice(0, space) : cut).toWellFormed().replace(/\uFFFD$/, '')}…`;
}
