import { Agent, request, type IncomingMessage } from 'node:http';

import { expect, test } from 'vitest';

import { suite } from '../../tests/support/suite.ts';
import { makeForm } from '../../tests/support/website-form.ts';
import { mostBytes } from './body.ts';

const here = suite();

interface Sent {
  body: string | Uint8Array;
  type?: string;
  path?: string;
  agent?: Agent;
  headers?: Record<string, string>;
}

/** Sends bytes as they are, and answers what came back with its headers. */
const post = ({ body, type = 'application/json', path = '/leads', agent, headers = {} }: Sent) =>
  new Promise<{ answer: IncomingMessage; fields: string[] }>((resolve, reject) => {
    const all = { authorization: `Bearer ${here.as.rep.token}`, 'content-type': type, ...headers };
    const asked = request(
      `${here.server.url}/api/v1${path}`,
      { method: 'POST', headers: all, ...(agent && { agent }) },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const { errors = [] } = JSON.parse(Buffer.concat(chunks).toString());
          resolve({ answer, fields: errors.map(({ field }: { field: string }) => field) });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const statusAndFields = async (sent: Sent) => {
  const { answer, fields } = await post(sent);
  return [answer.statusCode, ...fields];
};

test.each([
  ['application/json', [201]],
  ['application/json; charset=utf-8', [201]],
  ['application/json;charset="UTF-8"', [201]],
  ['application/merge-patch+json', [201]],
  ['application/json; charset=utf-16', [422, 'content-type']],
  ['application/json; charset=iso-8859-1', [422, 'content-type']],
  ['application/jsonp', [422, 'content-type']],
  ['text/plain', [422, 'content-type']],
])('a body of the type %s answers %j', async (type, expected) => {
  expect(await statusAndFields({ body: '{"lastName":"Typed"}', type })).toEqual(expected);
});

test('bytes that are no UTF-8 are refused, not kept as marks', async () => {
  const wrong = Buffer.concat([
    Buffer.from('{"lastName":"'),
    Buffer.from([0xe9]),
    Buffer.from('"}'),
  ]);
  expect(await statusAndFields({ body: wrong })).toEqual([422, 'body']);
  const chunked = { 'transfer-encoding': 'chunked' };
  expect(await statusAndFields({ body: wrong, headers: chunked })).toEqual([422, 'body']);
  const right = Buffer.from('\ufeff{"lastName":"Zoë 👩🏽‍🚀 \ufffd"}');
  expect(await statusAndFields({ body: right })).toEqual([201]);
});

test('whoever sent too much is told that the connection ends, and the next request is answered', async () => {
  const form = await makeForm(here.server, here.company.admin, ['https://www.large.example']);
  const ofForm = { 'x-publishable-key': form.key, origin: 'https://www.large.example' };
  const tries = [
    { path: '/leads', length: mostBytes + 1, headers: {} },
    { path: '/website-forms/submissions', length: 70_000, headers: ofForm },
  ];
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const { path, length, headers } of tries) {
    const { answer } = await post({ body: Buffer.alloc(length, ' '), path, headers, agent });
    expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'close']);
    expect(await statusAndFields({ body: '{"lastName":"Next"}', agent })).toEqual([201]);
  }
  agent.destroy();
});
