const longest = 110;

/** The line that stands for a report in lists: the first sentence, cut at a word, masked by the caller. */
export function reportTitle(text: string): string {
  // Marks that turn the direction of writing would also turn what stands beside the title in a list.
  const flat = text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (flat === '') return '(tanpa teks)';
  // Whom a message calls at its beginning (`@kota`) says nothing about the matter.
  const called = flat.replace(/^(?:[@＠][\w.-]+(?:@[\w.-]+)?[:,]?\s+)+/u, '');
  const sentence = /^.{20,}?[.!?](?=\s)/u.exec(called)?.[0] ?? called;
  if (sentence.length <= longest) return sentence;
  const cut = sentence.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  // A lone half of a surrogate pair at the cut would be refused by the database.
  return `${(space > 60 ? cut.slice(0, space) : cut).toWellFormed().replace(/\uFFFD$/, '')}…`;
}
