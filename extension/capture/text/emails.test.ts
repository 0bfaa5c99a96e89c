import { expect, test } from 'vitest';

import { spotEmails } from './emails.ts';

test.each<[string, string[]]>([
  ['Write to jane@acme.example.', ['jane@acme.example']],
  ['jane [at] acme [dot] example', ['jane@acme.example']],
  ['jane(at)acme.example', ['jane@acme.example']],
  ['jane AT acme DOT example', ['jane@acme.example']],
  ['info @ acme.example', ['info@acme.example']],
  ['E-Mail:info@acme.examplePhone', ['info@acme.example']],
  ['logo@2x.png', []],
  ['meet at noon', []],
])('"%s"', (line, expected) => {
  expect(spotEmails(line).map(({ text }) => text)).toEqual(expected);
});
