/** A message that says nothing but this asks us to write no more (platform-apis section 12). */
const stops = new Set([
  'stop',
  'stopall',
  'stop all',
  'stop sms',
  'berhenti',
  'berhenti sms',
  'berhentikan',
  'unsubscribe',
  'unreg',
  'optout',
  'opt out',
]);

/** Whether somebody asks not to be written to again; the word alone counts, not a sentence that holds it. */
export function asksToStop(text: string): boolean {
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return stops.has(said);
}
