import type { ApiLanguage, FieldError } from './api-problem.ts';

/** What a schema found wrong; the part of Zod's issue that is put into words. */
export interface SchemaIssue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
  minimum?: unknown;
  maximum?: unknown;
  values?: unknown;
  keys?: unknown;
  origin?: unknown;
}

/** Puts a schema's finding into one plain sentence and says where it stands. */
export function fieldError(issue: SchemaIssue, at: 'body' | 'query' | 'header', language: ApiLanguage): FieldError {
  const unknown = issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) ? [issue.keys[0] as string] : [];
  const path = [...issue.path, ...unknown];
  const detail = sentence(issue)[language];
  if (at === 'query') return { parameter: path.map(String).join('.'), detail };
  if (at === 'header') return { header: path.map(String).join('.'), detail };
  return { pointer: `#${path.map((part) => `/${pointerPart(part)}`).join('')}`, detail };
}

/** As RFC 6901 writes a name inside a pointer that stands in a URI fragment. */
function pointerPart(part: PropertyKey): string {
  return encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
}

function sentence(issue: SchemaIssue): Record<ApiLanguage, string> {
  const letters = issue.origin === 'string';
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined')
        ? { id: 'Wajib diisi.', en: 'Is required.' }
        : { id: 'Jenis nilainya keliru.', en: 'Has the wrong type of value.' };
    case 'too_small':
      return letters
        ? { id: `Paling sedikit ${issue.minimum} huruf.`, en: `At least ${issue.minimum} characters.` }
        : { id: `Paling sedikit ${issue.minimum}.`, en: `At least ${issue.minimum}.` };
    case 'too_big':
      return letters
        ? { id: `Paling banyak ${issue.maximum} huruf.`, en: `At most ${issue.maximum} characters.` }
        : { id: `Paling banyak ${issue.maximum}.`, en: `At most ${issue.maximum}.` };
    case 'invalid_value': {
      const values = Array.isArray(issue.values) ? issue.values.join(', ') : '';
      return { id: `Pilih salah satu: ${values}.`, en: `Choose one of: ${values}.` };
    }
    case 'unrecognized_keys':
      return { id: 'Tidak dikenal di sini.', en: 'Is not known here.' };
    default:
      return { id: 'Bentuknya keliru.', en: 'Has the wrong form.' };
  }
}
