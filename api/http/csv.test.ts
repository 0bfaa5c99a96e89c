import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readDefused } from '../../contract/formulas.ts';
import { csvLine } from './csv.ts';

test.each([
  ['=1+1', `"'=1+1"`],
  ['+49 30 1', `"'+49 30 1"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['＝1+1', `"'＝1+1"`],
  [' =1', `" '=1"`],
  ['\t=1', `"'\t'=1"`],
  ['\r=1', `"'\r'=1"`],
  ['=HYPERLINK("https://x.example","y")', `"'=HYPERLINK(""https://x.example"",""y"")"`],
  ['a;=1+1', `"a;'=1+1"`],
  ['a; \t@SUM(A1)', `"a; \t'@SUM(A1)"`],
  ['a;"=1&"', `"a;""'=1&"""`],
  ['a\n=1+1', `"a\n'=1+1"`],
])('no text is a formula for a spreadsheet: %j', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

test.each(['a+b@c.example', 'semi-detached; two floors', 'Hello,\n\nyours', `it's`, ''])(
  'what is no formula anywhere stays as it is: %j',
  (text) => {
    expect(csvLine([text])).toBe(`"${text}"\r\n`);
  },
);

test('commas, quotes and line breaks stay inside their cell, and empty is empty', () => {
  expect(csvLine(['a,b', 'say "x"', 'one\ntwo', null, undefined, -5, true, { a: [1] }])).toBe(
    '"a,b","say ""x""","one\ntwo",,,-5,true,"{""a"":[1]}"\r\n',
  );
});

const anyText = fc
  .array(
    fc.constantFrom('=', '+', '-', '@', '＝', ';', ',', `'`, '"', '\t', '\r', '\n', ' ', 'a'),
    {
      maxLength: 12,
    },
  )
  .map((letters) => letters.join(''));

test('whatever a spreadsheet splits by and takes quotes for, no piece of a line begins a formula', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (texts) => {
      for (const piece of csvLine(texts).split(/[,;\t\r\n]/))
        expect(piece).not.toMatch(/^[\s"]*[=+\-@＝]/);
    }),
    { numRuns: 2_000 },
  );
});

test('a text is read back as it was by who takes the apostrophes away', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const inside = csvLine([text]).slice(1, -3).replaceAll('""', '"');
      expect(readDefused(inside)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});
