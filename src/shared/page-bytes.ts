import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A page rendered once; `fill` gives its bytes with the hole replaced by this visitor's own text. */
export interface PageBytes {
  plain(hole: string): Buffer;
  gzip(hole: string): Buffer;
}

/**
 * Cuts a rendered page at its hole and packs both sides once. The gzip form keeps the hole as a stored block between the
 * two packed sides, so a visitor's page costs a copy and a checksum, not a compression.
 */
export function cutPage(html: string, hole: string): PageBytes {
  const at = html.indexOf(hole);
  const before = Buffer.from(at < 0 ? html : html.slice(0, at));
  const after = Buffer.from(at < 0 ? '' : html.slice(at + hole.length));
  const packedBefore = deflateRawSync(before, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const packedAfter = deflateRawSync(after, { level: 9 });
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  const filling = (text: string) => (at < 0 ? Buffer.alloc(0) : Buffer.from(text));
  return {
    plain: (text) => Buffer.concat([before, filling(text), after]),
    gzip: (text) => {
      const middle = filling(text);
      const stored = Buffer.alloc(5);
      stored.writeUInt16LE(middle.length, 1);
      stored.writeUInt16LE(~middle.length & 0xffff, 3);
      const trailer = Buffer.alloc(8);
      trailer.writeUInt32LE(crc32(after, crc32(middle, crc32(before))), 0);
      trailer.writeUInt32LE(before.length + middle.length + after.length, 4);
      return Buffer.concat([
        header,
        packedBefore,
        ...(middle.length > 0 ? [stored, middle] : []),
        packedAfter,
        trailer,
      ]);
    },
  };
}
