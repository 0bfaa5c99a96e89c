import { expect, test } from 'vitest';

import { clientAddress, readProxies } from './address.ts';

const isProxy = readProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');

test.each([
  ['without a proxy the header counts for nothing', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a proxy of ours names the client', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['two proxies of ours are passed', '10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
  ['what the client made up is not reached', '127.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['a mapped address is the same address', '::ffff:127.0.0.1', '2001:db8::1', '2001:db8::1'],
  ['a proxy without the header is all we know', '127.0.0.1', undefined, '127.0.0.1'],
  ['nonsense in the header is not taken', '127.0.0.1', 'unknown', '127.0.0.1'],
])('%s', (_, connection, forwarded, client) => {
  expect(clientAddress(connection, forwarded, isProxy)).toBe(client);
});

test.each(['proxy.internal', '10.0.0.0/33', '1.2.3', '::1/129'])('%s is no proxy', (entry) => {
  expect(() => readProxies(entry)).toThrow(entry);
});
