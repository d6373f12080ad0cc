import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A page rendered once; `fill` gives its bytes with the hole replaced by this visitor's own text. */
export interface PageBytes {
  /** Without one every visitor gets the same bytes. */
  hasHole: boolean;
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
  const crcBefore = crc32(before);
  const fill = (text: string): Buffer => Buffer.concat([before, Buffer.from(text), after]);
  const pack = (text: string): Buffer => {
    const middle = Buffer.from(text);
    const stored = Buffer.alloc(5);
    stored.writeUInt16LE(middle.length, 1);
    stored.writeUInt16LE(~middle.length & 0xffff, 3);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(after, crc32(middle, crcBefore)), 0);
    trailer.writeUInt32LE(before.length + middle.length + after.length, 4);
    return Buffer.concat([header, packedBefore, ...(middle.length > 0 ? [stored, middle] : []), packedAfter, trailer]);
  };
  if (at >= 0) return { hasHole: true, plain: fill, gzip: pack };
  const whole = { plain: fill(''), gzip: pack('') };
  return { hasHole: false, plain: () => whole.plain, gzip: () => whole.gzip };
}
