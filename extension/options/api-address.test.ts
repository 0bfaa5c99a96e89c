import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { checkAddress, readAddress } from './api-address.ts';

test.each([
  ['https://crm.company.com', 'https://crm.company.com'],
  [' https://crm.company.com/ ', 'https://crm.company.com'],
  ['https://company.com/crm/', 'https://company.com/crm'],
  ['crm.company.com', 'https://crm.company.com'],
  ['localhost:8787', 'http://localhost:8787'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['', null],
  ['ftp://company.com', null],
  ['https://me:secret@company.com', null],
  ['https://company.com/?a=b', null],
  ['not an address', null],
])('"%s" is read as %s', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});

test('a server that answers, one that is something else, and none are told apart', async () => {
  let status = 200;
  let body = '{"status":"ok"}';
  const server = createServer((_, response) =>
    response.writeHead(status, { 'x-request-id': '1' }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` is a string only for a pipe.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await checkAddress(address)).toBe('ok');
  for (const other of ['{}', '{"status":"up"}', '<h1>Welcome</h1>', '']) {
    body = other;
    expect(await checkAddress(address)).toBe('notPathSix');
  }
  body = '{"status":"ok"}';
  status = 404;
  expect(await checkAddress(address)).toBe('notPathSix');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await checkAddress(address)).toBe('noAnswer');
});
