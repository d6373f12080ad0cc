/** One thing wrong with a request, said where it stands: a JSON pointer in the body, a parameter or a header. */
export interface FieldError {
  pointer?: string;
  parameter?: string;
  header?: string;
  detail: string;
}

export type ApiLanguage = 'id' | 'en';

interface Kind {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  title: Record<ApiLanguage, string>;
  detail: Record<ApiLanguage, string>;
}

const kinds = {
  malformed_body: {
    status: 400,
    title: { id: 'Isi kiriman tidak dapat dibaca', en: 'The body cannot be read' },
    detail: { id: 'Isi harus JSON yang utuh.', en: 'The body must be one complete JSON text.' },
  },
  bad_text: {
    status: 400,
    title: { id: 'Teks rusak', en: 'Damaged text' },
    detail: {
      id: 'Teks harus UTF-8 yang benar, tanpa karakter nol dan tanpa setengah pasangan pengganti.',
      en: 'Text must be correct UTF-8 without null characters and without half surrogate pairs.',
    },
  },
  bad_parameter: {
    status: 400,
    title: { id: 'Parameter keliru', en: 'Wrong parameter' },
    detail: { id: 'Perbaiki parameter yang disebut di "errors".', en: 'Mend the parameters named in "errors".' },
  },
  key_needed: {
    status: 400,
    title: { id: 'Idempotency-Key tidak ada atau keliru', en: 'Idempotency-Key is missing or wrong' },
    detail: {
      id: 'Kirim header Idempotency-Key: 8 sampai 128 huruf, angka, "-", "_", "." atau ":". Pakai kunci yang sama bila mengulang kiriman yang sama.',
      en: 'Send the header Idempotency-Key: 8 to 128 letters, digits, "-", "_", "." or ":". Use the same key to repeat the same request.',
    },
  },
  token_needed: {
    status: 401,
    title: { id: 'Token tidak ada atau tidak berlaku', en: 'Token missing or not valid' },
    detail: {
      id: 'Kirim header "Authorization: Bearer TOKEN" dengan token yang dibuat operator dan belum diakhiri.',
      en: 'Send the header "Authorization: Bearer TOKEN" with a token that the operator made and has not ended.',
    },
  },
  not_allowed: {
    status: 403,
    title: { id: 'Token ini tidak boleh melakukannya', en: 'This token may not do that' },
    detail: {
      id: 'Minta operator token dengan izin yang sesuai.',
      en: 'Ask the operator for a token with that scope.',
    },
  },
  not_found: {
    status: 404,
    title: { id: 'Tidak ditemukan', en: 'Not found' },
    detail: {
      id: 'Tidak ada yang beralamat demikian, atau token ini tidak boleh melihatnya.',
      en: 'There is nothing at this address, or this token may not see it.',
    },
  },
  wrong_method: {
    status: 405,
    title: { id: 'Metode tidak berlaku di sini', en: 'Method not usable here' },
    detail: { id: 'Lihat header Allow.', en: 'See the header Allow.' },
  },
  key_reused: {
    status: 409,
    title: { id: 'Kunci sudah dipakai untuk kiriman lain', en: 'Key already used for another request' },
    detail: {
      id: 'Idempotency-Key ini milik kiriman dengan isi berbeda. Pakai kunci baru untuk kiriman baru.',
      en: 'This Idempotency-Key belongs to a request with another body. Use a new key for a new request.',
    },
  },
  still_running: {
    status: 409,
    title: { id: 'Kiriman yang sama masih dikerjakan', en: 'The same request is still running' },
    detail: { id: 'Ulangi sebentar lagi dengan kunci yang sama.', en: 'Repeat shortly with the same key.' },
  },
  refused: {
    status: 409,
    title: { id: 'Tidak dapat dilakukan sekarang', en: 'Cannot be done now' },
    detail: { id: 'Keadaan aduan tidak memungkinkannya.', en: 'The state of the report does not allow it.' },
  },
  too_large: {
    status: 413,
    title: { id: 'Kiriman terlalu besar', en: 'The request is too large' },
    detail: { id: 'Paling banyak 256 KB.', en: 'At most 256 KB.' },
  },
  wrong_type: {
    status: 415,
    title: { id: 'Jenis isi tidak dikenal', en: 'Unknown content type' },
    detail: {
      id: 'Kirim isi sebagai "Content-Type: application/json" dalam UTF-8 tanpa pemampatan.',
      en: 'Send the body as "Content-Type: application/json" in UTF-8, not compressed.',
    },
  },
  invalid: {
    status: 422,
    title: { id: 'Isi belum benar', en: 'The content is not right' },
    detail: { id: 'Perbaiki bagian yang disebut di "errors".', en: 'Mend the parts named in "errors".' },
  },
  too_many: {
    status: 429,
    title: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
    detail: { id: 'Tunggu sebagaimana disebut header Retry-After.', en: 'Wait as the header Retry-After says.' },
  },
  fault: {
    status: 500,
    title: { id: 'Kesalahan di pihak kami', en: 'Our fault' },
    detail: {
      id: 'Coba lagi sebentar lagi. Bila berulang, sebutkan isi header X-Request-Id kepada operator.',
      en: 'Try again shortly. If it stays, tell the operator what the header X-Request-Id says.',
    },
  },
  busy: {
    status: 503,
    title: { id: 'Sedang sibuk', en: 'Busy' },
    detail: {
      id: 'Belum ada yang tersimpan. Ulangi dengan kunci yang sama setelah waktu di header Retry-After.',
      en: 'Nothing was stored. Repeat with the same key after the time in the header Retry-After.',
    },
  },
} satisfies Record<string, Kind>;

export type ProblemName = keyof typeof kinds;

export interface ProblemMore {
  detail?: Record<ApiLanguage, string>;
  errors?: FieldError[];
  headers?: Record<string, string>;
}

/** Ends a request of the API with one of the named problems. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly problem: ProblemName;
  readonly more: ProblemMore;

  constructor(problem: ProblemName, more: ProblemMore = {}) {
    super(problem);
    this.problem = problem;
    this.more = more;
  }
}

/** The problem as RFC 9457 wants it, in the caller's language. */
export function problemResponse(name: ProblemName, language: ApiLanguage, more: ProblemMore = {}): Response {
  const kind: Kind = kinds[name];
  const body = {
    type: `urn:mimin:problem:${name}`,
    title: kind.title[language],
    status: kind.status,
    detail: (more.detail ?? kind.detail)[language],
    ...(more.errors ? { errors: more.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: kind.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
      'cache-control': 'no-store',
      ...more.headers,
    },
  });
}

/** Chooses between the two languages by an Accept-Language header; Indonesian when neither is preferred. */
export function apiLanguage(header: string | undefined): ApiLanguage {
  const weights = { id: 0, en: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    const given = parameters.map((one) => /^\s*q=([0-9.]+)$/.exec(one)?.[1]).find((q) => q !== undefined);
    const weight = given === undefined ? 1 : Number(given);
    if (primary === 'id' || primary === 'en') weights[primary] = Math.max(weights[primary], weight || 0);
  }
  return weights.en > weights.id ? 'en' : 'id';
}
