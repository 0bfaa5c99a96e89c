import { expect, test } from 'vitest';

import { linkIn } from './mail-link.ts';

test.each([
  [
    'Hello,\n\nhttps://crm.company.com/app/invitation#abc-123_X\n\nThe link works once.',
    'https://crm.company.com/app/invitation#abc-123_X',
  ],
  ['http://localhost:8787/app/reset#t', 'http://localhost:8787/app/reset#t'],
  ['See https://elsewhere.example/page#top', null],
  ['Nothing here', null],
])('the link in %j is %j', (text, link) => {
  expect(linkIn(text)).toBe(link);
});
