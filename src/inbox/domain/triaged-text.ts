/** The text that triage reads of a message: its subject stands before it, unless the text says it again. */
export function triagedText(subject: string | null, text: string): string {
  return subject && !text.includes(subject) ? `${subject}\n${text}` : text;
}
