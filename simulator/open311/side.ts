import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { answer, fault, type Open311Trouble, refusalFor, type ServerHabits, zoned } from './answers.ts';
import { services } from './services.ts';
import type { Node } from './xml.ts';

export interface PracticeRequest {
  service_request_id: string;
  service_code: string;
  service_name: string;
  description: string;
  status: 'open' | 'closed';
  status_notes: string;
  requested: Date;
  updated: Date;
  address: string;
  lat: string;
  long: string;
  media_url: string;
  /** Members nobody has heard of. */
  more: Record<string, string>;
}

interface Update {
  update_id: string;
  service_request_id: string;
  status: string;
  description: string;
  at: Date;
}

/** The GeoReport v2 server of a neighbouring city: its residents report there, and the product reads and writes. */
export class Open311Side implements Side {
  readonly network = 'open311';
  readonly title = 'Open311 (kota tetangga)';
  readonly ways = [{ key: 'request', label: 'Aduan di server kota tetangga' }] as const;
  apiKey = 'kunci-latihan-311';
  readonly jurisdiction = 'tetangga.example';
  readonly troubles = new Troubles<Open311Trouble>();
  readonly habits: ServerHabits = { pages: true, updatedAfter: true, most: 1_000, wrapped: false, bareNumbers: false };
  readonly requests: PracticeRequest[] = [];
  readonly updates: Update[] = [];
  readonly files = new Map<string, Buffer>();
  /** What was posted, field by field. */
  readonly posted: URLSearchParams[] = [];
  readonly #tokens = new Map<string, string | undefined>();
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #now: () => Date;
  #next = 638_001;

  constructor({ sent, base, now }: SideOptions) {
    this.#sent = sent;
    this.#base = base;
    this.#now = now;
  }

  account(format: 'xml' | 'json' = 'xml'): PracticeAccount {
    return {
      externalId: `${this.#base().replace(/^https?:\/\//, '')}/open311/v2#${this.jurisdiction}`,
      settings: {
        base_url: `${this.#base()}/open311/v2`,
        jurisdiction_id: this.jurisdiction,
        updates: 'yes',
        format,
      },
      secrets: { api_key: this.apiKey },
    };
  }

  async speak(_way: string, text: string, _by: Speaker): Promise<string> {
    return this.request(text).service_request_id;
  }

  /** A resident of the neighbouring city reports something there. */
  request(description: string, more: Partial<PracticeRequest> = {}): PracticeRequest {
    const at = more.requested ?? this.#now();
    const service = services[0];
    const made: PracticeRequest = {
      service_request_id: String(this.#next++),
      service_code: service?.service_code ?? '001',
      service_name: service?.service_name ?? '',
      description,
      status: 'open',
      status_notes: '',
      requested: at,
      updated: at,
      address: '',
      lat: '',
      long: '',
      media_url: '',
      more: {},
      ...more,
    };
    this.requests.push(made);
    return made;
  }

  /** Something about a request changes there. */
  change(request: PracticeRequest, to: Partial<PracticeRequest>): void {
    Object.assign(request, { updated: this.#now(), ...to });
  }

  /** Staff of the neighbouring city write something to a request. */
  update(request: PracticeRequest, description: string): string {
    const update_id = String(this.#next++);
    this.updates.push({
      update_id,
      service_request_id: request.service_request_id,
      status: request.status,
      description,
      at: this.#now(),
    });
    return update_id;
  }

  /** Keeps a picture and answers its address. */
  addFile(name: string, bytes: Buffer): string {
    this.files.set(name, bytes);
    return `${this.#base()}/open311/v2/foto/${name}`;
  }

  /** Gives the promised number out for every token. */
  settleTokens(): void {
    for (const token of this.#tokens.keys()) {
      if (this.#tokens.get(token) === undefined) this.#tokens.set(token, this.requests.at(-1)?.service_request_id);
    }
  }

  stop(): void {}

  answer(call: Call): Reply | undefined {
    const [, file] = /^\/open311\/v2\/foto\/(.+)$/.exec(call.path) ?? [];
    if (file !== undefined) {
      const bytes = this.files.get(file);
      return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, text: 'gone' };
    }
    const [, path, format] = /^\/open311\/v2\/(.+)\.(xml|json)$/.exec(call.path) ?? [];
    if (path === undefined || (format !== 'xml' && format !== 'json')) return undefined;
    return this.#withBudget(this.#answer(call, path, format));
  }

  #withBudget(reply: Reply): Reply {
    const { budget } = this.habits;
    if (!budget || typeof reply === 'string') return reply;
    const told = Object.fromEntries(
      Object.entries(budget).map(([name, value]) => [`ratelimit-${name}`, String(value)]),
    );
    return { ...reply, headers: { ...reply.headers, ...told } };
  }

  #answer(call: Call, path: string, format: 'xml' | 'json'): Reply {
    const [what = '', name] = path.split('/');
    const form = new URLSearchParams(call.body.toString('utf8'));
    const trouble = this.troubles.take(what);
    const refusal = refusalFor(trouble, format);
    if (refusal) return refusal;
    const given = call.method === 'POST' ? form : call.query;
    if ((given.get('jurisdiction_id') ?? this.jurisdiction) !== this.jurisdiction) {
      return fault(format, 404, 'jurisdiction_id was not found');
    }
    if (call.method === 'POST') return this.#write(what, form, format, trouble);
    switch (what) {
      case 'discovery':
        return this.#discovery(format);
      case 'services':
        return name === undefined ? this.#services(format) : this.#definition(format, decodeURIComponent(name));
      case 'requests':
        return name === undefined ? this.#list(call.query, format) : this.#one(decodeURIComponent(name), format);
      case 'tokens':
        return this.#token(decodeURIComponent(name ?? ''), format);
      case 'servicerequestupdates':
        return this.#listUpdates(call.query, format);
      default:
        return fault(format, 404, 'not found');
    }
  }

  #write(what: string, form: URLSearchParams, format: 'xml' | 'json', trouble: Open311Trouble | undefined): Reply {
    if (form.get('api_key') !== this.apiKey) return fault(format, 403, 'api_key was not accepted');
    if (what !== 'requests' && what !== 'servicerequestupdates') return fault(format, 405, 'method not allowed');
    this.posted.push(form);
    const done = what === 'requests' ? this.#take(form, format, trouble) : this.#takeUpdate(form, format, trouble);
    if (trouble === 'timeout_after_effect') return 'hang';
    if (trouble === 'drop_after_effect') return 'drop';
    return done;
  }

  #take(form: URLSearchParams, format: 'xml' | 'json', trouble: Open311Trouble | undefined): Reply {
    const service = services.find((one) => one.service_code === form.get('service_code'));
    if (!service) return fault(format, 400, 'service_code was not provided or is unknown');
    if (!(form.get('lat') && form.get('long')) && !form.get('address_string') && !form.get('address_id')) {
      return fault(format, 400, 'a location is needed');
    }
    for (const one of service.attributes) {
      if (one.required && !form.has(`attribute[${one.code}]`) && !form.has(`attribute[${one.code}][]`)) {
        return fault(format, 400, `attribute[${one.code}] is needed`);
      }
    }
    const made = this.request(form.get('description') ?? '', {
      service_code: service.service_code,
      service_name: service.service_name,
      address: form.get('address_string') ?? '',
      lat: form.get('lat') ?? '',
      long: form.get('long') ?? '',
      media_url: form.get('media_url') ?? '',
    });
    this.#record('post', made.service_request_id, service.service_code, made.description, trouble);
    if (trouble === 'later') {
      const token = `tkn-${made.service_request_id}`;
      this.#tokens.set(token, undefined);
      return answer(format, 'service_requests', { each: 'request', of: [{ token }] });
    }
    const accepted = { service_request_id: made.service_request_id, service_notice: '', account_id: '' };
    return answer(format, 'service_requests', { each: 'request', of: [accepted] });
  }

  #takeUpdate(form: URLSearchParams, format: 'xml' | 'json', trouble: Open311Trouble | undefined): Reply {
    const request = this.requests.find((one) => one.service_request_id === form.get('service_request_id'));
    if (!request) return fault(format, 404, 'service_request_id was not found');
    const description = form.get('description') ?? '';
    const update_id = this.update(request, description);
    this.#record('comment_reply', `update:${update_id}`, request.service_request_id, description, trouble);
    return answer(format, 'service_request_updates', { each: 'request_update', of: [{ update_id }] });
  }

  #record(way: SentAnswer['way'], id: string, to: string, text: string, trouble: Open311Trouble | undefined): void {
    const untold = trouble === 'timeout_after_effect' || trouble === 'drop_after_effect';
    this.#sent.push({ network: 'open311', way, id, to, text, at: this.#now(), ...(untold ? { untold } : {}) });
  }

  #discovery(format: 'xml' | 'json'): Reply {
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${this.#base()}/open311/v2`,
      changeset: '2026-01-05T08:00:00+07:00',
      type: 'production',
      formats: { each: 'format', of: ['text/xml', 'application/json'] },
    };
    const whole = {
      changeset: '2026-01-05T08:00:00+07:00',
      contact: 'Tulis ke petugas data kota tetangga.',
      key_service: 'Kunci diberikan petugas data kota tetangga.',
      endpoints: { each: 'endpoint', of: [endpoint] },
    };
    return answer(format, 'discovery', whole, this.habits, false);
  }

  #services(format: 'xml' | 'json'): Reply {
    const of = services.map(({ attributes, ...one }) => ({ ...one, metadata: attributes.length > 0 }));
    return answer(format, 'services', { each: 'service', of }, this.habits);
  }

  #definition(format: 'xml' | 'json', code: string): Reply {
    const service = services.find((one) => one.service_code === code);
    if (!service) return fault(format, 404, 'service_code was not found');
    const attributes = service.attributes.map(({ values, ...one }, order) => ({
      ...one,
      order: order + 1,
      ...(values ? { values: { each: 'value', of: values } } : {}),
    }));
    const whole = { service_code: code, attributes: { each: 'attribute', of: attributes } };
    return answer(format, 'service_definition', whole, this.habits, false);
  }

  #list(query: URLSearchParams, format: 'xml' | 'json'): Reply {
    const ids = query.get('service_request_id')?.split(',');
    const from = new Date(query.get('start_date') ?? 0);
    const to = new Date(query.get('end_date') ?? '2100-01-01');
    const changed = new Date((this.habits.updatedAfter ? query.get('updated_after') : null) ?? 0);
    const found = this.requests
      .filter((one) =>
        ids
          ? ids.includes(one.service_request_id)
          : one.requested >= from && one.requested <= to && one.updated >= changed,
      )
      .sort((a, b) => b.requested.getTime() - a.requested.getTime());
    const size = Math.min(this.habits.most, this.habits.pages ? Number(query.get('page_size') ?? 1_000) : 1_000);
    const start = this.habits.pages ? (Number(query.get('page') ?? 1) - 1) * size : 0;
    const of = found.slice(start, start + size).map((one) => this.#shown(one));
    return answer(format, 'service_requests', { each: 'request', of }, this.habits);
  }

  #one(id: string, format: 'xml' | 'json'): Reply {
    const found = this.requests.find((one) => one.service_request_id === id);
    if (!found) return fault(format, 404, 'service_request_id was not found');
    return answer(format, 'service_requests', { each: 'request', of: [this.#shown(found)] }, this.habits);
  }

  #shown({ requested, updated, more, ...one }: PracticeRequest): Record<string, Node> {
    return {
      ...one,
      agency_responsible: 'Dinas kota tetangga',
      requested_datetime: zoned(requested),
      updated_datetime: zoned(updated),
      ...more,
    };
  }

  #token(token: string, format: 'xml' | 'json'): Reply {
    if (!this.#tokens.has(token)) return fault(format, 404, 'token was not found');
    const service_request_id = this.#tokens.get(token) ?? '';
    return answer(format, 'service_requests', { each: 'request', of: [{ token, service_request_id }] });
  }

  #listUpdates(query: URLSearchParams, format: 'xml' | 'json'): Reply {
    const from = new Date(query.get('start_date') ?? 0);
    const size = Number(query.get('page_size') ?? 1_000);
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    const of = this.updates
      .filter((one) => one.at >= from)
      .slice(start, start + size)
      .map(({ at, ...one }) => ({ ...one, updated_datetime: zoned(at), media_url: '' }));
    return answer(format, 'service_request_updates', { each: 'request_update', of }, this.habits);
  }
}
