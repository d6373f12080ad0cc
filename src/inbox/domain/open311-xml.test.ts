import { expect, test } from 'vitest';
import { readXml } from '#src/channels/domain/read-xml.ts';
import { plainOf, writeXml } from './open311-xml.ts';

test.each([
  ['markup', 'Jalan <b>rusak</b> & "berlubang" ]]> \'sekali\''],
  ['several lines with tabs', 'baris 1\n\tbaris 2\r\nbaris 3'],
  ['other scripts and emoji', 'ꦱꦸꦒꦼꦁ 👷🏽‍♀️ مرحبا'],
  ['what looks like an entity', '&lt;bukan&gt; &#60; &nama;'],
])('%s comes back as it was', (_, text) => {
  expect(readXml(writeXml('a', { b: text })).children).toMatchObject([{ name: 'b', text, children: [] }]);
});

test('what XML cannot hold is replaced, in JSON half a letter too', () => {
  const text = 'a\u0000b\u0008c\u001Bd\uFFFEe\uD800f';
  expect(readXml(writeXml('a', text)).text).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf');
  expect(plainOf('x\uD800')).toBe('x\uFFFD');
});

test('a list is elements in XML and a plain list in JSON', () => {
  const node = {
    each: 'request',
    of: [
      { id: 1, open: true },
      { id: 2, open: false },
    ],
  };
  expect(writeXml('requests', node)).toContain(
    '<requests><request><id>1</id><open>true</open></request><request><id>2</id><open>false</open></request></requests>',
  );
  expect(plainOf(node)).toEqual([
    { id: 1, open: true },
    { id: 2, open: false },
  ]);
});
