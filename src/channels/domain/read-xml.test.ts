import { expect, test } from 'vitest';
import { readXml, XmlFault } from './read-xml.ts';

test('elements, text, entities, CDATA, comments and prefixes are read', () => {
  const root = readXml(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- hai --><a:requests xmlns:a="x"><request id=\'1 > 0\'>' +
      '<description>Jalan &amp; gang &#60;rusak&#x3E; <![CDATA[a < b & c]]></description><media_url/></request></a:requests>',
  );
  const bare = { prefix: '', attributes: {}, text: '', children: [] };
  expect(root).toEqual({
    ...bare,
    name: 'requests',
    prefix: 'a',
    attributes: { 'xmlns:a': 'x' },
    children: [
      {
        ...bare,
        name: 'request',
        attributes: { id: '1 > 0' },
        children: [
          { ...bare, name: 'description', text: 'Jalan & gang <rusak> a < b & c' },
          { ...bare, name: 'media_url' },
        ],
      },
    ],
  });
});

test('attributes are read with their entities, whichever quotes they have', () => {
  const root = readXml(
    `<a href='https://x/?a=1&amp;b=2' src="?a=1&b=2" rel = "alternate"\n xml:lang="id" __proto__="b"/>`,
  );
  expect(Object.entries(root.attributes)).toEqual([
    ['href', 'https://x/?a=1&b=2'],
    ['src', '?a=1&b=2'],
    ['rel', 'alternate'],
    ['xml:lang', 'id'],
    ['__proto__', 'b'],
  ]);
});

test.each([
  ['an end with another prefix', '<a:b></c:b>'],
  ['a document type with entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an entity nobody declared', '<a>&b;</a>'],
  ['a lone ampersand', '<a>jalan & gang</a>'],
  ['tags that do not match', '<a><b></a></b>'],
  ['a tag that is never closed', '<a><b>'],
  ['two roots', '<a/><b/>'],
  ['text outside the root', '<a/>b'],
  ['half a surrogate pair', '<a>&#xD800;</a>'],
  ['a tag that does not end', '<a>x<b</a>'],
  ['nothing', ''],
  ['ever deeper nesting', `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`],
])('%s is refused', (_, text) => {
  expect(() => readXml(text)).toThrow(XmlFault);
});

test('a long hostile text is read or refused without standing still', () => {
  const hostile = `<a ${'"'.repeat(50_000)}`;
  expect(() => readXml(hostile)).toThrow(XmlFault);
  expect(() => readXml('<'.repeat(100_000))).toThrow(XmlFault);
});
