import { expect, test } from 'vitest';
import { readXml, XmlFault } from './read-xml.ts';

test('elements, text, entities, CDATA, comments and prefixes are read', () => {
  const root = readXml(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- hai --><a:requests xmlns:a="x"><request id=\'1 > 0\'>' +
      '<description>Jalan &amp; gang &#60;rusak&#x3E; <![CDATA[a < b & c]]></description><media_url/></request></a:requests>',
  );
  expect(root).toEqual({
    name: 'requests',
    text: '',
    children: [
      {
        name: 'request',
        text: '',
        children: [
          { name: 'description', text: 'Jalan & gang <rusak> a < b & c', children: [] },
          { name: 'media_url', text: '', children: [] },
        ],
      },
    ],
  });
});

test.each([
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
  ['ever deeper nesting', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`],
])('%s is refused', (_, text) => {
  expect(() => readXml(text)).toThrow(XmlFault);
});

test('a long hostile text is read or refused without standing still', () => {
  const hostile = `<a ${'"'.repeat(50_000)}`;
  expect(() => readXml(hostile)).toThrow(XmlFault);
  expect(() => readXml('<'.repeat(100_000))).toThrow(XmlFault);
});
