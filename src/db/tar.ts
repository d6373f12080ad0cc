/** One file of an archive. */
export interface Entry {
  name: string;
  content: Buffer;
}

const block = 512;
const largestEntry = 256 * 1024 * 1024;

/** The stream of bytes ended early or is no archive. */
export class BrokenTar extends Error {
  override name = 'BrokenTar';
}

/** Lays files out as a tar archive, which every system can open without us. */
export async function* packTar(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    yield header(name, content.length);
    if (content.length > 0) yield content;
    const over = content.length % block;
    if (over > 0) yield Buffer.alloc(block - over);
  }
  yield Buffer.alloc(block * 2);
}

/** Reads the files of a tar archive one after the other; throws `BrokenTar` where it is not whole. */
export async function* unpackTar(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const bytes = new ByteQueue(source);
  for (;;) {
    const head = await bytes.take(block);
    if (head.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(head);
    const content = await bytes.take(size);
    if (size % block > 0) await bytes.take(block - (size % block));
    yield { name, content };
  }
  // Reading to the end lets the decompressor check its own sum.
  await bytes.drain();
}

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  head.write(name, 0, 100, 'utf8');
  head.write('0000600\0', 100, 'latin1');
  head.write('0000000\0'.repeat(2), 108, 'latin1');
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  head.write('00000000000\0', 136, 'latin1');
  head.write('        ', 148, 'latin1');
  head.write('0', 156, 'latin1');
  head.write('ustar\x0000', 257, 'latin1');
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
}

function readHeader(head: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) =>
    head
      .toString('latin1', from, from + length)
      .split('\0')[0]
      ?.trim() ?? '';
  const sum = Number.parseInt(text(148, 8), 8);
  const blank = Buffer.from(head);
  blank.write('        ', 148, 'latin1');
  const size = Number.parseInt(text(124, 12), 8);
  if (sum !== sumOf(blank) || !(size >= 0) || size > largestEntry)
    throw new BrokenTar('not an archive, or a damaged one');
  return { name: text(0, 100), size };
}

function sumOf(head: Buffer): number {
  return head.reduce((sum, byte) => sum + byte, 0);
}

class ByteQueue {
  readonly #source: AsyncIterator<Buffer>;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(wanted: number): Promise<Buffer> {
    while (this.#length < wanted) {
      const next = await this.#source.next();
      if (next.done) throw new BrokenTar('the archive ends in the middle');
      this.#chunks.push(next.value);
      this.#length += next.value.length;
    }
    const all = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    const rest = all.subarray(wanted);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return all.subarray(0, wanted);
  }

  async drain(): Promise<void> {
    while (!(await this.#source.next()).done);
  }
}
