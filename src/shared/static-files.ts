import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

interface StaticFile {
  bytes: Buffer<ArrayBuffer>;
  type: string;
  immutable: boolean;
  packed: Map<string, Promise<Buffer>>;
}

export type StaticFiles = Map<string, StaticFile>;

/** Reads a folder of built files into memory, by address; a build is a few megabytes. An absent folder gives none. */
export function readStaticFiles(folder: string): StaticFiles {
  const files: StaticFiles = new Map();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return files;
    throw error;
  }
  for (const name of names) {
    const address = `/${relative(folder, name).split(sep).join('/')}`;
    files.set(address, {
      bytes: readFileSync(name),
      type: types[extname(name)] ?? 'application/octet-stream',
      immutable: address.startsWith('/assets/'),
      packed: new Map(),
    });
  }
  return files;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Answers a request for one of the files, packed once per encoding; undefined when there is no such file. */
export async function serveStaticFile(
  files: StaticFiles,
  path: string,
  accepts: string,
): Promise<Response | undefined> {
  const file = files.get(path);
  if (!file) return undefined;
  const encoding = /text|json|svg|javascript/.test(file.type) ? chooseEncoding(accepts) : undefined;
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    vary: 'accept-encoding',
  });
  if (!encoding) return new Response(file.bytes, { headers });
  headers.set('content-encoding', encoding);
  let packed = file.packed.get(encoding);
  if (!packed) {
    packed =
      encoding === 'br' ? brotli(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : zip(file.bytes);
    file.packed.set(encoding, packed);
  }
  return new Response(new Uint8Array(await packed), { headers });
}

function chooseEncoding(accepts: string): 'br' | 'gzip' | undefined {
  return /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined;
}
