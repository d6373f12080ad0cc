import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];
/** The product's green and white, as in favicon.svg. */
const green: Colour = [0x0b, 0x5d, 0x4e];
const white: Colour = [0xff, 0xff, 0xff];
/** Points looked at in each direction of a pixel, so that slanted edges are smooth. */
const fine = 3;

/**
 * Draws the product's mark, a bubble with two lines on green, as a square PNG. `full` fills the square and keeps the mark within
 * the inner four fifths, so that a phone may cut any shape out of it (maskable icons); else the corners are round and clear.
 */
export function drawIcon(size: number, full: boolean): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const scale = full ? 40 / size : 32 / size;
  const shift = full ? -4 : 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < fine * fine; i++) {
        const px = (x + ((i % fine) + 0.5) / fine) * scale + shift;
        const py = (y + (Math.floor(i / fine) + 0.5) / fine) * scale + shift;
        const colour = colourAt(px, py, full);
        if (!colour) continue;
        for (const part of [0, 1, 2] as const) sum[part] = (sum[part] ?? 0) + colour[part];
        sum[3] = (sum[3] ?? 0) + 1;
      }
      const seen = sum[3] ?? 0;
      // One byte for the row's filter stands before each row.
      const at = y * (size * 4 + 1) + 1 + x * 4;
      for (let part = 0; part < 3; part++) rows[at + part] = seen === 0 ? 0 : Math.round((sum[part] ?? 0) / seen);
      rows[at + 3] = Math.round((seen / (fine * fine)) * 255);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a part, with transparency.
  head.set([8, 6, 0, 0, 0], 8);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The colour at a point of a square of 32 by 32; undefined outside the round corners. */
function colourAt(x: number, y: number, full: boolean): Colour | undefined {
  if (!full && !inRoundSquare(x, y)) return undefined;
  if (onLine(x, y, 11, 21, 13) || onLine(x, y, 11, 18, 16.5)) return green;
  const inBubble = x >= 7 && x <= 25 && y >= 9 && y <= 20;
  // The tail: from the bubble's lower edge down to a point at (10, 24).
  const inTail = x >= 10 && y > 20 && y <= 24 && x <= 10 + ((24 - y) * 5) / 4;
  return inBubble || inTail ? white : green;
}

function inRoundSquare(x: number, y: number): boolean {
  const radius = 7;
  const away = (value: number) => Math.max(radius - value, value - (32 - radius), 0);
  return Math.hypot(away(x), away(y)) <= radius;
}

/** Within one unit of a level stroke with round ends. */
function onLine(x: number, y: number, from: number, to: number, level: number): boolean {
  const nearest = Math.min(Math.max(x, from), to);
  return Math.hypot(x - nearest, y - level) <= 1;
}
