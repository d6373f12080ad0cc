import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compileCity, triage } from '#src/language/index.ts';
import { checkCityFolder, readCityFolder, readCityJson } from './city-folder.ts';

const preset = join(import.meta.dirname, '../../../cities/kota-tangerang');

async function aFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mimin-city-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const city = JSON.stringify({ code: 'kota-contoh', name: 'Kota Contoh', timezone: 'Asia/Makassar' });
const agencies = 'code,name,shortName,kind,aliases\nDISHUB,Dinas Perhubungan,Dishub,opd,dishub; dinas perhubungan\n';
const topics =
  'code;name_id;name_en;agency;roadMatters;urgency;words\nlampu;Lampu jalan;Street lights;DISHUB;tidak;medium;"pju:4; lampu jalan:4"\n';

test('the preset of Kota Tangerang is whole: 13 kecamatan, 104 kelurahan, no code that leads nowhere', async () => {
  const read = await checkCityFolder(preset);
  expect(read.problems).toEqual([]);
  const areas = read.ok ? read.tables.areas : [];
  expect(areas.filter((area) => area.level === 'kecamatan')).toHaveLength(13);
  expect(areas.filter((area) => area.level === 'kelurahan')).toHaveLength(104);
});

test('a city kept in spreadsheets is read, with commas or semicolons', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': agencies,
    'topics.csv': topics,
    'areas.csv': 'code,name,level,parent\n73.01,Utara,kecamatan,\n73.01.1001,Muara Baru,kelurahan,73.01\n',
    'roads.csv': 'name,aliases,owner\nJalan Pantai,pantai; raya pantai,national\n',
  });
  const read = await checkCityFolder(folder);
  expect(read.problems).toEqual([]);
  if (!read.ok) return;
  const found = triage('pju mati di kel muara baru', compileCity(read.tables));
  expect(found.agencies[0]?.agency).toBe('DISHUB');
  expect(found.place?.kelurahan).toBe('Muara Baru');
});

test('a wrong cell is named by file, line and column', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': `${agencies}DLH,Dinas Lingkungan,DLH,kantor,\n`,
    'topics.csv': topics,
  });
  const read = await checkCityFolder(folder);
  expect(read.ok).toBe(false);
  expect(read.problems).toMatchObject([{ file: 'agencies.csv', line: 3, column: 'kind' }]);
  expect(read.problems[0]?.says).toContain('opd, perumda, kecamatan, unit');
});

test('a topic whose agency is nowhere is named by its line', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': agencies,
    'topics.csv': topics.replace(';DISHUB;', ';DLH;'),
  });
  expect((await checkCityFolder(folder)).problems).toMatchObject([{ file: 'topics.csv', line: 2, column: 'agency' }]);
});

test('a row with too few cells and a quote never closed are found before anything else', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': 'code,name,shortName,kind\nDISHUB,Dinas\n',
    'topics.csv': 'code,name\nlampu,"Lampu\n',
  });
  const { problems } = await checkCityFolder(folder);
  expect(problems).toMatchObject([
    { file: 'agencies.csv', line: 2 },
    { file: 'topics.csv', line: 2 },
  ]);
});

test('a folder without its files, and no folder at all, are told apart', async () => {
  const empty = await aFolder({});
  expect((await checkCityFolder(empty)).problems.map((problem) => problem.file)).toEqual([
    'city.json',
    'agencies.json',
    'topics.json',
  ]);
  expect((await checkCityFolder(join(empty, 'tiada'))).problems).toMatchObject([
    { says: 'tidak ditemukan / not found' },
  ]);
});

test('one JSON file may hold the whole city', async () => {
  const read = await checkCityFolder(preset);
  const text = JSON.stringify(read.ok ? read.tables : {});
  expect(readCityJson(text, 'kota.json').ok).toBe(true);
  const folder = await aFolder({ 'kota.json': text });
  expect((await checkCityFolder(join(folder, 'kota.json'))).ok).toBe(true);
  expect(readCityJson('{"city": ', 'kota.json').problems).toMatchObject([{ file: 'kota.json' }]);
  expect(readCityJson('[]', 'kota.json').ok).toBe(false);
});

test('a phrase the tables cannot hold is refused with its topic', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': agencies,
    'topics.csv': topics.replace('pju:4', 'pju + a + b'),
  });
  expect((await checkCityFolder(folder)).problems[0]?.says).toContain('lampu');
});

test('the preset copied elsewhere reads the same', async () => {
  const folder = await aFolder({});
  await cp(preset, folder, { recursive: true });
  expect((await checkCityFolder(folder)).ok).toBe(true);
});

test('who cannot go on without a city gets every problem in one message', async () => {
  const folder = await aFolder({
    'city.json': city,
    'agencies.csv': `${agencies}dlh,,DLH,opd,\n`,
    'topics.csv': topics,
  });
  await expect(readCityFolder(folder)).rejects.toThrow(/agencies\.csv:3:code: [^\n]+\nagencies\.csv:3:name: /);
});
