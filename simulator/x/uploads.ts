import { type Call, fieldsOf, type Reply } from '../http.ts';
import { problem } from './problems.ts';
import type { Media } from './world.ts';

interface Upload {
  id: string;
  type: string;
  total: number;
  pieces: Buffer[];
  finalised: boolean;
  /** How often the state is still "in progress" when asked. */
  turns: number;
  alt?: string;
}

/** The practice X's place for pictures and films: begin, append, finish, then ask until it is ready. */
export class Uploads {
  readonly all = new Map<string, Upload>();
  /** How often a film is still being worked on when asked. */
  slowTurns = 0;
  /** A film that X cannot work with. */
  failing = false;
  readonly #newId: () => string;
  readonly #base: () => string;

  constructor(newId: () => string, base: () => string) {
    this.#newId = newId;
    this.#base = base;
  }

  /** The media of a finished upload, to stand under a post. */
  finished(id: string): Media | undefined {
    const upload = this.all.get(id);
    if (!upload?.finalised || upload.turns > 0) return undefined;
    return {
      key: `3_${id}`,
      type: upload.type.startsWith('video') ? 'video' : 'photo',
      url: `${this.#base()}/x/media/${id}`,
    };
  }

  /** Answers a call below `/2/media`; undefined for another. */
  answer(call: Call): Reply | undefined {
    const path = call.path.replace(/^\/x\/2/, '');
    if (path === '/media/upload/initialize') return this.#begin(fieldsOf(call));
    if (path === '/media/upload' && call.method === 'GET') return this.#state(call.query.get('media_id') ?? '');
    if (path === '/media/metadata') return this.#describe(fieldsOf(call));
    const [, id = '', step] = /^\/media\/upload\/(\d+)\/(append|finalize)$/.exec(path) ?? [];
    if (step === 'append') return this.#append(id, call);
    return step === 'finalize' ? this.#finish(id) : undefined;
  }

  #begin(fields: Record<string, unknown>): Reply {
    const id = this.#newId();
    const type = String(fields.media_type ?? '');
    const turns = type.startsWith('video') ? this.slowTurns : 0;
    this.all.set(id, { id, type, total: Number(fields.total_bytes), pieces: [], finalised: false, turns });
    return { status: 200, json: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } } };
  }

  #append(id: string, call: Call): Reply {
    const upload = this.all.get(id);
    if (!upload) return problem(404, 'resource-not-found', 'No such media.');
    const [, boundary = ''] = /boundary=(\S+)/.exec(call.headers['content-type'] ?? '') ?? [];
    const parts = call.body.toString('latin1').split(`--${boundary}`);
    const index = /name="segment_index"\r\n\r\n(\d+)/.exec(
      parts.find((one) => one.includes('segment_index')) ?? '',
    )?.[1];
    const file = parts.find((one) => one.includes('name="media"'));
    const bytes = file?.slice(file.indexOf('\r\n\r\n') + 4, -2);
    if (index === undefined || bytes === undefined)
      return problem(400, 'invalid-request', 'segment_index and media are needed.');
    upload.pieces[Number(index)] = Buffer.from(bytes, 'latin1');
    return { status: 200, json: { data: { expires_at: 0 } } };
  }

  #finish(id: string): Reply {
    const upload = this.all.get(id);
    const size = upload?.pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (!upload || size !== upload.total)
      return problem(400, 'invalid-request', 'The pieces do not make up the whole.');
    upload.finalised = true;
    return { status: 200, json: { data: this.#view(upload) } };
  }

  #state(id: string): Reply {
    const upload = this.all.get(id);
    if (!upload) return problem(404, 'resource-not-found', 'No such media.');
    if (upload.turns > 0) upload.turns--;
    return { status: 200, json: { data: this.#view(upload) } };
  }

  #view(upload: Upload) {
    const info = this.failing
      ? { state: 'failed', error: { code: 1, name: 'InvalidMedia' } }
      : upload.turns > 0
        ? { state: 'in_progress', check_after_secs: 2, progress_percent: 40 }
        : { state: 'succeeded', progress_percent: 100 };
    const film = upload.type.startsWith('video');
    return {
      id: upload.id,
      media_key: `3_${upload.id}`,
      size: upload.total,
      ...(film ? { processing_info: info } : {}),
    };
  }

  #describe(fields: Record<string, unknown>): Reply {
    const upload = this.all.get(String(fields.id ?? ''));
    const alt = (fields.metadata as { alt_text?: { text?: string } } | undefined)?.alt_text?.text;
    if (!upload || alt === undefined) return problem(400, 'invalid-request', 'No such media.');
    upload.alt = alt;
    return { status: 200, json: { data: { id: upload.id } } };
  }
}
