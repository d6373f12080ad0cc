/** One thing that happened, as Meta writes it inside an entry. */
export interface Event {
  change?: { field: string; value: Record<string, unknown> };
  direct?: Record<string, unknown>;
  standby?: Record<string, unknown>;
  entryId?: string;
}

export type MetaObject = 'instagram' | 'page' | 'whatsapp_business_account' | 'threads';

/** Writes a body the way Meta does: letters outside ASCII escaped, and the signed bytes are the bytes sent. */
export function writeBody(
  object: MetaObject,
  accountId: string,
  events: Event[],
  habits: { shape: 'changes' | 'flat'; bareNumbers: boolean; unknownFields: boolean },
  at: Date,
): string {
  const entry = events.map((event) => entryOf(accountId, event, habits, at.getTime()));
  const body = JSON.stringify({
    object,
    ...(habits.unknownFields ? { revision: { number: 7, beta: true } } : {}),
    entry,
  });
  return asMetaWrites(body, habits.bareNumbers);
}

/** Letters outside ASCII escaped, and long ids as bare numbers where that is wanted. */
export function asMetaWrites(body: string, bareNumbers: boolean): string {
  const bare = bareNumbers ? body.replace(/"([a-z_]*id)":"(\d{17,19})"/g, '"$1":$2') : body;
  return bare.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function entryOf(
  accountId: string,
  event: Event,
  habits: { shape: 'changes' | 'flat'; unknownFields: boolean },
  now: number,
) {
  const more = habits.unknownFields ? { trace: 'latihan', flags: [1, 2] } : {};
  const id = event.entryId ?? accountId;
  if (event.direct) return { id, time: now, messaging: [event.direct], ...more };
  if (event.standby) return { id, time: now, standby: [event.standby], ...more };
  const time = Math.floor(now / 1_000);
  if (habits.shape === 'flat') return { id, time, ...event.change, ...more };
  return { id, time, changes: [event.change], ...more };
}
