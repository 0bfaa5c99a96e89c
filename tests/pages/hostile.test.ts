import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Capture, capture } from '../../contract/capture.ts';
import { openReader, type Reader, type SavedDocument } from '../../scripts/capture/reader.ts';

/** At these sizes, work that grows with the square of a page takes minutes: such a test runs into its time limit. */
const timeLimitMs = 15_000;

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

const read = async (body: string, more: Partial<SavedDocument> = {}): Promise<Capture> => {
  const line = await reader.read({
    id: 'hostile',
    kind: 'page',
    url: 'https://hostile.example/',
    body: Buffer.from(body),
    ...more,
  });
  return v.parse(capture, line.capture);
};

const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_one, index) => make(index)).join('');
const ids = many(
  3000,
  (index) =>
    `{"@id":"#${index}","@type":"Person","name":"P${index}","knows":{"@id":"#${(index + 1) % 3000}"},"worksFor":{"@id":"#${index}"},"address":{"@id":"#${(index + 7) % 3000}"}},`,
);

const pages: Record<string, string> = {
  'fifty thousand elements': `<body>${many(50_000, (index) => `<span class="adr vcard author" itemprop="name">${index}</span>`)}`,
  'fifty thousand lines of numbers': `<body>${many(50_000, (index) => `<p>Tel 0${index}</p>`)}`,
  'ten megabytes of text': `<body>${many(1000, () => `<p>${'Jane Doe, Head of Sales 555-0100 a@b.example '.repeat(230)}`)}`,
  'one line of brackets and blanks': `<body><p>${'1 ('.repeat(50_000)}</p><p>${' '.repeat(200_000)}@</p><p>${'a'.repeat(200_000)}@</p>`,
  'names that nearly match': `<body>${many(3000, () => `<p>${'Aa '.repeat(20)}${"O'".repeat(20)}!</p>`)}`,
  'streets that nearly match': `<body>${many(3000, () => `<p>${'1 St, '.repeat(60)}Springfield, IL 6270</p>`)}`,
  'nested cards': `<body>${'<div class="vcard h-card"><span class="fn" itemprop="name" itemscope typeof="Person" property="name">'.repeat(400)}x`,
  'JSON-LD that leads to itself': `<body><script type="application/ld+json">{"@graph":[${ids.slice(0, -1)}]}</script>`,
  'JSON-LD that is deep': `<body><script type="application/ld+json">${'{"employee":['.repeat(5000)}${']}'.repeat(5000)}</script>`,
  'a webmail full of rows': `<body class="task-mail"><div id="messagebody"><div class="message-part">${'On 1 May wrote &lt;'.repeat(40_000)}<br>${'&gt; '.repeat(60_000)}</div></div>`,
};

describe('a hostile page is answered in time, as a capture', () => {
  test.each(Object.entries(pages))('%s', { timeout: timeLimitMs }, async (_name, html) => {
    expect((await read(`<!doctype html>${html}`)).page.url).toBe('https://hostile.example/');
  });
});

describe('a hostile message is answered in time, as a capture', () => {
  const messages: [string, string, SavedDocument['format']][] = [
    [
      'blanks before a soft break',
      `Content-Transfer-Encoding: quoted-printable\n\n${' '.repeat(500_000)}x`,
      'eml',
    ],
    [
      'a thousand nested parts',
      many(1000, (index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`),
      'eml',
    ],
    [
      'recipients that are all brackets',
      `To: ${'<'.repeat(100_000)}${' '.repeat(100_000)}\n\nHi`,
      'eml',
    ],
    [
      'quote marks without end',
      `${'> '.repeat(200_000)}\n${'On 1 1 1 wrote '.repeat(20_000)}:`,
      'txt',
    ],
    ['rules without end', `${'_'.repeat(300_000)}\n${'*'.repeat(300_000)}\nJane`, 'txt'],
    [
      'broken encodings',
      'From: =?nonsense?B?////?= <a@b.example>\nSubject: =?utf-8?Q?=ZZ?=\nContent-Type: text/plain; charset=klingon\n\nHi',
      'eml',
    ],
  ];
  test.each(messages)('%s', { timeout: timeLimitMs }, async (_name, body, format) => {
    const { page } = await read(body, { kind: 'email', ...(format ? { format } : {}) });
    expect(page.kind).toBe('email');
  });
});

test('no markup and no link that runs code comes out of any source', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const escaped = evil.replaceAll('<', '&lt;');
  const captured =
    await read(`<!doctype html><title>${escaped}Evil Ltd</title><meta property="og:site_name" content='${evil}Evil Ltd'>
    <script type="application/ld+json">{"@type":"Person","name":"${evil}Eve","url":"javascript:alert(1)","sameAs":"data:text/html,x","image":"javascript:alert(2)","jobTitle":"<script>1<\\/script>Boss"}</script>
    <div class="h-card"><a class="p-name u-url" href="javascript:alert(3)">${escaped}Mal</a><img class="u-photo" src="data:image/png;base64,AA"></div>
    <a href="mailto:&quot;><script>alert(4)</script>@evil.example">x</a> <a href="tel:<b>5550100">y</a>`);
  const text = JSON.stringify(captured);
  expect(text).not.toMatch(/<\w|javascript:|data:text|data:image/i);
  expect(captured.people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Eve', 'Mal']));
});

test('an empty page gives an empty capture', async () => {
  const captured = await read('');
  expect(captured).toMatchObject({
    people: [],
    companies: [],
    primary: null,
    email: null,
    evidence: [],
  });
});
