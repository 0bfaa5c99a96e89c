import { expect, test } from 'vitest';

import { csvLine } from './csv.ts';

test.each([
  ['=1+1', `'=1+1`],
  ['+49 30 1', `'+49 30 1`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("https://x.example","y")', `"'=HYPERLINK(""https://x.example"",""y"")"`],
])('no text is a formula for a spreadsheet: %j', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

test('commas, quotes and line breaks stay inside their cell, and empty is empty', () => {
  expect(csvLine(['a,b', 'say "x"', 'one\ntwo', null, undefined, -5, true, { a: [1] }])).toBe(
    '"a,b","say ""x""","one\ntwo",,,-5,true,"{""a"":[1]}"\r\n',
  );
});
