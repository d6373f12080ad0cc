import type { z } from 'zod';
import { type CityTables, compileCity } from '#src/language/index.ts';
import type { TableName } from './city-table-cells.ts';

/** One thing wrong with a row of the tables; `row` is its place in the table. */
export interface RowProblem {
  table: TableName;
  row: number;
  column: string;
  says: string;
}

const SAYS: Readonly<Record<string, string>> = {
  invalid_type: 'kosong atau jenisnya salah / empty or of the wrong type',
  too_small: 'kosong atau terlalu pendek / empty or too short',
  too_big: 'terlalu panjang / too long',
  invalid_value: 'bukan salah satu pilihan yang ada / not one of the choices',
  unrecognized_keys: 'kolom tidak dikenal / unknown column',
};

/** What the shape of the tables has against a value, in plain words of both languages. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  const choices = issue.code === 'invalid_value' ? `: ${issue.values.map(String).join(', ')}` : '';
  return `${issue.code === 'invalid_format' ? issue.message : (SAYS[issue.code] ?? issue.message)}${choices}`;
}

/** What one row says about another: codes twice, an agency or a parent that is nowhere. */
export function checkReferences(tables: CityTables): RowProblem[] {
  const problems: RowProblem[] = [];
  const say = (table: TableName, row: number, column: string, says: string): void => {
    problems.push({ table, row, column, says });
  };
  const codes = (table: 'agencies' | 'topics' | 'areas' | 'outside'): Set<string> => {
    const seen = new Set<string>();
    tables[table].forEach(({ code }, row) => {
      if (seen.has(code)) say(table, row, 'code', `kode ${code} dipakai dua kali / code ${code} is used twice`);
      seen.add(code);
    });
    return seen;
  };
  const agencies = codes('agencies');
  const topics = codes('topics');
  const areas = codes('areas');
  codes('outside');
  tables.agencies.forEach(({ successor }, row) => {
    if (successor !== undefined && !agencies.has(successor))
      say('agencies', row, 'successor', `tidak ada OPD berkode ${successor} / no agency has the code ${successor}`);
  });
  tables.topics.forEach(({ agency }, row) => {
    if (agency !== null && !agencies.has(agency))
      say('topics', row, 'agency', `tidak ada OPD berkode ${agency} / no agency has the code ${agency}`);
  });
  tables.areas.forEach(({ level, parent }, row) => {
    if (level === 'kelurahan' ? parent === null || !areas.has(parent) : parent !== null) {
      say(
        'areas',
        row,
        'parent',
        'kelurahan perlu kode kecamatannya, kecamatan tidak punya induk / a kelurahan needs its kecamatan, a kecamatan has no parent',
      );
    }
  });
  tables.outside.forEach(({ topic }, row) => {
    if (topic !== undefined && !topics.has(topic))
      say('outside', row, 'topic', `tidak ada topik berkode ${topic} / no topic has the code ${topic}`);
  });
  return problems;
}

/** What must hold once a city is at work: nothing points to an agency that ended, and no road stands twice. */
export function checkLiving(tables: CityTables): RowProblem[] {
  const problems: RowProblem[] = [];
  const ended = new Set(tables.agencies.filter((one) => one.endsOn !== undefined).map((one) => one.code));
  tables.topics.forEach(({ agency }, row) => {
    if (agency !== null && ended.has(agency))
      problems.push({
        table: 'topics',
        row,
        column: 'agency',
        says: `${agency} sudah berakhir; pilih OPD yang masih bekerja / ${agency} has ended; choose an agency at work`,
      });
  });
  tables.agencies.forEach((one, row) => {
    const says =
      one.successor === one.code || (one.successor !== undefined && ended.has(one.successor))
        ? 'penerusnya harus OPD lain yang masih bekerja / the successor must be another agency that is at work'
        : one.endsOn !== undefined && one.endsOn < one.startsOn
          ? 'berakhir sebelum mulai / ends before it begins'
          : undefined;
    if (says)
      problems.push({
        table: 'agencies',
        row,
        column: one.endsOn && one.endsOn < one.startsOn ? 'endsOn' : 'successor',
        says,
      });
  });
  const roads = new Set<string>();
  tables.roads.forEach(({ name }, row) => {
    const known = name.toLowerCase();
    if (roads.has(known))
      problems.push({
        table: 'roads',
        row,
        column: 'name',
        says: `jalan ${name} sudah ada / there is a road ${name} already`,
      });
    roads.add(known);
  });
  return problems;
}

const PHRASE_RULES: readonly [RegExp, string][] = [
  [/a weight is a number/, 'bobot adalah angka di belakang satu titik dua, misalnya "lampu jalan:3"'],
  [/at most two parts/, 'paling banyak dua bagian di sekitar tanda "+"'],
  [/ways to say it/, 'terlalu banyak pilihan kata dalam satu frasa'],
  [/no word in it/, 'tidak ada kata di dalamnya'],
  [/no such group/, 'kelompok kata dalam { } ini tidak dikenal'],
  [/a word holds small letters/, 'kata hanya berisi huruf dan angka, dan boleh berakhir dengan *'],
];

/** Compiles the tables as triage would; names the row and the word of the first phrase that cannot be read. */
export function checkPhrases(tables: CityTables): RowProblem[] {
  try {
    compileCity(tables);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, table = 'topics', code = '', rest = message] =
      /^(topics|outside|agencies) (\S+): ([\s\S]*)$/.exec(message) ?? [];
    const quoted = /^("[\s\S]*?"): /.exec(rest)?.[1] ?? '';
    const rule = PHRASE_RULES.find(([pattern]) => pattern.test(rest))?.[1];
    const name = table === 'outside' || table === 'agencies' ? table : 'topics';
    const rows: readonly { code: string }[] = tables[name];
    return [
      {
        table: name,
        row: Math.max(
          0,
          rows.findIndex((row) => row.code === code),
        ),
        column: name === 'agencies' ? 'aliases' : 'words',
        says: rule ? `${code} ${quoted}: ${rule} / ${message}` : message,
      },
    ];
  }
}
