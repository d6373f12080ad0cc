import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip. */
export interface ZipEntry {
  name: string;
  content: Buffer;
}

/** The first day a zip can name; files made of data have no time of their own, and the same data is the same bytes. */
const noTime = { time: 0, date: 0x0021 };
const utf8Names = 0x0800;
const deflated = 8;

/** Lays files out as a zip archive (APPNOTE 6.3, without its 64-bit parts: below 4 GB and 65,535 files). */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const bytes = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(utf8Names, 2);
    facts.writeUInt16LE(deflated, 4);
    facts.writeUInt16LE(noTime.time, 6);
    facts.writeUInt16LE(noTime.date, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(bytes.length, 22);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), facts, bytes, packed];
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, bytes);
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
