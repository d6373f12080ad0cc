import { type Incoming, lockAside, type StoredEvent } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { findKeys, keyOf } from '../store/ingest-rows.ts';
import type { ReadItem } from '../store/ingest-shapes.ts';

/**
 * How long the first piece of a long message waits for the others, in milliseconds. They come within seconds; an event put
 * aside is taken again after 2, 6, 14 and 30 seconds, and the fifth time must not be in vain.
 */
const longestWaitMs = 20_000;

export interface JoinedPieces {
  items: ReadItem[];
  /** Events whose piece waits for the others, with the note by which they are found again. */
  waiting: { event: StoredEvent; note: string }[];
  /** Earlier events that are settled by what has come now. */
  settled: number[];
}

type Piece = ReadItem & { part: NonNullable<Incoming['part']> };

/**
 * Joins the pieces in which a network delivers a long message (text messages): they wait for each other in the journal, so
 * that one message opens one report. What is not complete in time is written piece by piece: nothing is lost.
 */
export async function joinPieces(
  tx: Tx,
  read: ReadItem[],
  now: Date,
  readAgain: (event: StoredEvent) => Promise<ReadItem[]>,
): Promise<JoinedPieces> {
  const joined: JoinedPieces = { items: read.filter(({ item }) => !item.part), waiting: [], settled: [] };
  const groups = Map.groupBy(await freshPieces(tx, read), (one) => keyOf(one.event.channelId, one.part.of));
  for (const fresh of groups.values()) {
    const [first] = fresh;
    if (!first) continue;
    const note = `waits for the other pieces of ${first.part.of}`;
    const taken = fresh.map(({ event }) => event.id);
    const before = await lockAside(tx, first.event.channelId, note, taken);
    const earlier = (await Promise.all(before.map(readAgain))).flat().flatMap(asPiece);
    const all = [...earlier, ...fresh].filter(({ part }) => part.of === first.part.of);
    const whole = complete(all);
    const tooLate = all.some(({ event }) => now.getTime() - event.receivedAt.getTime() >= longestWaitMs);
    if (whole) joined.items.push(whole);
    else if (tooLate) joined.items.push(...all);
    else {
      joined.waiting.push(...fresh.map(({ event }) => ({ event, note })));
      continue;
    }
    joined.settled.push(...before.map((event) => event.id));
  }
  return joined;
}

/** Pieces that are not known yet, alone or as part of a message; a second delivery waits for nothing. */
async function freshPieces(tx: Tx, read: ReadItem[]): Promise<Piece[]> {
  const pieces = read.flatMap(asPiece);
  const known = await findKeys(
    tx,
    pieces.map(({ channel, item }) => ({ channelId: channel.id, externalId: item.externalId })),
  );
  return pieces.filter(({ channel, item }) => !known.has(keyOf(channel.id, item.externalId)));
}

function asPiece(one: ReadItem): Piece[] {
  return one.item.part ? [{ ...one, part: one.item.part }] : [];
}

/** The whole message under the id of its first piece, written when that was; undefined while a piece is missing. */
function complete(pieces: Piece[]): ReadItem | undefined {
  const byNumber = new Map(pieces.map((one) => [one.part.number, one]));
  const first = byNumber.get(1);
  if (!first) return undefined;
  const ordered = Array.from({ length: first.part.total }, (_, place) => byNumber.get(place + 1));
  const present = ordered.filter((one) => one !== undefined);
  if (present.length < ordered.length) return undefined;
  return {
    ...first,
    item: {
      ...first.item,
      text: present.map(({ item }) => item.text).join(''),
      attachments: present.flatMap(({ item }) => item.attachments),
    },
    pieces: present.map(({ item }) => item.externalId).filter((id) => id !== first.item.externalId),
  };
}
