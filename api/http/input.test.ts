import { request } from 'node:http';

import { beforeAll, expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { suite } from '../../tests/support/suite.ts';
import { mostBytes } from './body.ts';

const here = suite();
const { create, list } = records.lead;
beforeAll(() => giveFields(here.company.tenantId, 'lead', [{ key: 'remark', kind: 'text' }]));

const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
  const response = await fetch(`${here.server.url}/api/v1/leads`, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${here.as.rep.token}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
  return { status: response.status, body: await response.json() };
};

const hostile = {
  'a null character': 'a\u0000b',
  'half of an emoji': 'broken \ud83d',
  'the other half': '\ude00 broken',
  'right to left': '\u202eשלום\u202c',
  'an emoji of many parts': '👩🏽‍🚀',
  'combining marks': 'Z̷̢̛͎̘a̸l̵g̶o̴',
  'a script': '<script>alert(1)</script>',
  'a formula': '=HYPERLINK("http://x")',
  SQL: `'; drop table lead; --`,
  'a template': '${7*7} {{7*7}} %s %00',
  'a path': '../../etc/passwd',
  'JSON of a prototype': '__proto__',
  'only blanks': ' \t\n ',
  'no characters that show': '\u200b\u2060\ufeff',
};

test.each(Object.entries(hostile))(
  '%s in any text is kept or refused, never an error of ours',
  async (_, text) => {
    const email = `h.${newId()}@hostile.example`;
    const tries = [
      here.send(create, { lastName: text, emails: [email] }),
      here.send(create, { lastName: 'X', tags: [text], jobTitle: text }),
      here.send(create, { lastName: 'X', custom: { remark: text } }),
      here.send(create, { lastName: 'X', custom: { [text]: 'x' } }),
      here.send(create, { lastName: 'X', address: { street: text } }),
      here.send(create, { lastName: 'X', [text]: text }),
      here.send(create, {
        lastName: 'X',
        emails: [`${text}@hostile.example`],
        website: text,
        phones: [text],
      }),
      here.send(create, { lastName: 'X', id: text }),
      here.send(list, { q: text }),
      here.send(list, { lastName: text }),
      here.send(list, { cursor: text }),
      here.send(list, { sort: text }),
      here.send(records.lead.get, { id: text.toWellFormed() }),
      here.send(findMatches, {
        names: [text],
        emails: [text],
        phones: [text],
        website: text,
        companies: [text],
      }),
      here.send(saveCapture, {
        id: newId(),
        page: { url: text, title: text, kind: 'page' },
        people: [{ name: text }],
        decision: 'created',
        fields: { lastName: `C ${text}` },
      }),
    ];
    for (const answer of tries) {
      const { status, text: told } = await answer;
      expect(status, told).toBeLessThan(500);
    }
  },
);

test('text comes back as it went in', async () => {
  for (const name of [
    'right to left',
    'an emoji of many parts',
    'a script',
    'SQL',
    'a formula',
  ] as const) {
    const { body } = await here.send(create, { lastName: hostile[name] });
    expect(body.lastName).toBe(hostile[name]);
  }
});

test('half of an emoji, as a cut title ends with it, is kept as a mark and does not keep a lead from being saved', async () => {
  const { status, body } = await here.send(create, {
    lastName: 'Cut \ud83d',
    custom: { remark: '\ude00' },
  });
  expect([status, body.lastName, body.custom]).toEqual([201, 'Cut \ufffd', { remark: '\ufffd' }]);
});

test('a body that is not JSON is refused in words', async () => {
  for (const body of ['{"lastName": ', 'lastName=X', '[]', '"text"', 'null', '7'])
    expect(await post(body)).toMatchObject({ status: 422, body: { errors: [{ field: 'body' }] } });
});

test('a body of another type is refused, so that no foreign form can send one', async () => {
  const { status, body } = await post('{"lastName":"X"}', { 'content-type': 'text/plain' });
  expect([status, body.errors[0].field]).toEqual([422, 'content-type']);
});

test('a body that is too large is refused, with its length declared or not', async () => {
  const large = JSON.stringify({ lastName: 'x'.repeat(mostBytes) });
  expect((await post(large)).status).toBe(413);
  expect(await postInChunks(large)).toBe(413);
});

test('a body of undeclared length is read like any other', async () => {
  expect(await postInChunks(JSON.stringify({ lastName: 'Chunks' }))).toBe(201);
});

test('a list of a hundred thousand wrong values is refused quickly', async () => {
  const began = performance.now();
  const { status, body } = await post(JSON.stringify({ emails: Array(100_000).fill(1) }));
  expect(status).toBe(422);
  expect(performance.now() - began).toBeLessThan(3000);
  expect(body.errors.length).toBe(100);
});

test('a body nested a hundred thousand deep is refused', async () => {
  const deep = `{"custom":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect((await post(deep)).status).toBe(422);
});

test('an address that nothing answers at is a problem in the same words', async () => {
  const response = await fetch(`${here.server.url}/api/v1/nothing-here`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'not_found', status: 404, errors: [] });
});

/** Sends without a content-length, as a stream does. Answers the status. */
const postInChunks = (text: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${here.as.rep.token}`,
      'content-type': 'application/json',
    };
    const asked = request(
      `${here.server.url}/api/v1/leads`,
      { method: 'POST', headers },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    // The server may hang up on what it no longer wants to read, after it has answered.
    asked.on('error', reject);
    for (let at = 0; at < text.length; at += 100_000) asked.write(text.slice(at, at + 100_000));
    asked.end();
  });
