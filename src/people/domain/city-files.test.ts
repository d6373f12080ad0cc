import { expect, test } from 'vitest';
import { checkCityData } from './city-data.ts';
import { joinCityFiles, readCsv } from './city-files.ts';

test('a spreadsheet of agencies is read, with quotes, commas inside, a mark at its start and empty cells', () => {
  const text =
    'code,name,shortName,aliases\r\nDLH,"Dinas ""Lingkungan"", Hidup",DLH,\r\n\r\nDISHUB,Dinas Perhubungan,Dishub,dishub | dinas perhubungan\r\n';
  expect(joinCityFiles([{ name: 'Agencies.CSV', text: `\uFEFF${text}` }])).toEqual({
    ok: true,
    parts: {
      agencies: [
        { code: 'DLH', name: 'Dinas "Lingkungan", Hidup', shortName: 'DLH' },
        { code: 'DISHUB', name: 'Dinas Perhubungan', shortName: 'Dishub', aliases: ['dishub', 'dinas perhubungan'] },
      ],
    },
  });
});

test('yes and no, none, and triage words with their own bars are read for what they are', () => {
  const text =
    'code,agency,parent,alsoWord,roadMatters,words\njalan,,,ya,TIDAK,"(jalan|gang) rusak:3; lubang:2\naspal:1"\nbenda,DPUPR,1,0,1,\n';
  expect(readCsv(text)).toEqual([
    {
      code: 'jalan',
      agency: null,
      parent: null,
      alsoWord: true,
      roadMatters: false,
      words: ['(jalan|gang) rusak:3; lubang:2', 'aspal:1'],
    },
    { code: 'benda', agency: 'DPUPR', parent: '1', alsoWord: false, roadMatters: true },
  ]);
});

test('semicolons, as Indonesian spreadsheets write, and headings with a dot', () => {
  expect(readCsv('code;name.id;name.en\njalan;Jalan, gang;Roads')).toEqual([
    { code: 'jalan', name: { id: 'Jalan, gang', en: 'Roads' } },
  ]);
});

test.each([
  ['a quote that never closes', 'code,name\nDLH,"Dinas'],
  ['a line longer than its headings', 'code\nDLH,Dinas'],
])('%s cannot be read', (_, text) => {
  expect(joinCityFiles([{ name: 'areas.csv', text }])).toEqual({
    ok: false,
    reason: 'unreadable_file',
    entry: 'areas.csv',
  });
});

test('one JSON file may hold everything, and files beside it replace parts', () => {
  const files = [
    { name: 'kota.json', text: '{"city":{"code":"a"},"agencies":[1]}' },
    { name: 'agencies.json', text: '[2]' },
  ];
  expect(joinCityFiles(files)).toEqual({ ok: true, parts: { city: { code: 'a' }, agencies: [2] } });
});

test.each([
  [[], 'no_file', ''],
  [[{ name: 'kota.json', text: '{' }], 'unreadable_file', 'kota.json'],
  [[{ name: 'kota.json', text: '[]' }], 'unknown_file', 'kota.json'],
  [[{ name: 'kota.xlsx', text: '' }], 'unknown_file', 'kota.xlsx'],
  [[{ name: 'kalender.csv', text: 'a\nb' }], 'unknown_file', 'kalender.csv'],
])('%o is refused as %s', (files, reason, entry) => {
  expect(joinCityFiles(files)).toEqual({ ok: false, reason, entry });
});

const city = {
  city: { code: 'kota', timeZone: 'Asia/Jakarta' as const },
  agencies: [{ code: 'DLH', name: 'Dinas', shortName: 'DLH', kind: 'opd' as const }],
  topics: [{ code: 'sampah', nameId: 'Sampah', nameEn: 'Waste', agencyCode: 'DLH' }],
  areas: [
    { code: '1', name: 'Cibodas', level: 'kecamatan' as const },
    { code: '1.1', name: 'Jatiuwung', level: 'kelurahan' as const, parentCode: '1' },
  ],
  calendar: {},
  policies: {},
  tables: {},
};
test('lists that fit together are accepted', () => {
  expect(checkCityData(city)).toEqual({ ok: true });
});
test.each([
  ['an agency twice', { agencies: [...city.agencies, ...city.agencies] }, 'code_twice', 'DLH'],
  [
    'an agency carried on by nobody there is',
    { agencies: city.agencies.map((agency) => ({ ...agency, successorCode: 'DPUPR' })) },
    'successor_unknown',
    'DLH',
  ],
  ['a topic of an unknown agency', { agencies: [] }, 'topic_agency_unknown', 'sampah'],
  ['a kelurahan without its kecamatan', { areas: city.areas.slice(1) }, 'area_parent_unknown', '1.1'],
  [
    'a kecamatan inside another',
    { areas: [...city.areas, { code: '2', name: 'Neglasari', level: 'kecamatan' as const, parentCode: '1' }] },
    'area_parent_unknown',
    '2',
  ],
])('%s is refused and named', (_, change, reason, entry) => {
  expect(checkCityData({ ...city, ...change })).toEqual({ ok: false, reason, entry });
});
