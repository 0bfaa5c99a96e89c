import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { ConfigError, readConfig } from './config.ts';

test('without any setting it serves this machine alone, from an embedded database with the demo', () => {
  expect(readConfig({})).toEqual({
    trustedProxies: '',
    port: 8787,
    host: '127.0.0.1',
    publicUrl: new URL('http://localhost:8787'),
    databaseUrl: null,
    databaseAppUrl: null,
    dataDir: resolve('.pathsix'),
    demo: true,
    rateLimits: true,
    smtpUrl: null,
    logLevel: 'info',
  });
});

test('every setting is taken as it is given', () => {
  const env = {
    PORT: '9000',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://crm.company.example',
    DATABASE_URL: 'postgres://owner:secret@db.company.example:5432/crm',
    DATABASE_APP_URL: 'postgresql://app:secret@db.company.example:5432/crm',
    DATA_DIR: '/var/lib/pathsix',
    DEMO: '1',
    LOG_LEVEL: 'debug',
    TRUSTED_PROXIES: '10.0.0.0/8',
    SMTP_URL: 'smtps://crm:secret@mail.company.example?from=crm@company.example',
  };
  expect(readConfig(env)).toEqual({
    trustedProxies: '10.0.0.0/8',
    smtpUrl: new URL(env.SMTP_URL),
    port: 9000,
    host: '0.0.0.0',
    publicUrl: new URL('https://crm.company.example'),
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
    dataDir: resolve('/var/lib/pathsix'),
    demo: true,
    rateLimits: true,
    logLevel: 'debug',
  });
});

test('an empty setting is one that is not given', () => {
  const env = { PORT: '', HOST: '', DATABASE_URL: '', DEMO: '', RATE_LIMITS: '', LOG_LEVEL: '' };
  expect(readConfig(env)).toEqual(readConfig({}));
});

const refused: [name: string, env: Record<string, string>][] = [
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '80.5' }],
  ['HOST', { HOST: 'http://localhost' }],
  ['HOST', { HOST: 'my host' }],
  ['HOST', { HOST: 'localhost:8787' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'crm.company.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://crm.company.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://crm.company.example/crm' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://crm.company.example/?' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://crm.company.example?tenant=one' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://crm.company.example#top' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://ana@crm.company.example' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://root@localhost/crm' }],
  ['DATABASE_URL', { DATABASE_URL: 'localhost:5432' }],
  ['DATABASE_APP_URL', { DATABASE_APP_URL: 'crm' }],
  ['DATABASE_APP_URL', { DATABASE_APP_URL: 'postgres://app@localhost/crm' }],
  ['DEMO', { DEMO: 'yes' }],
  ['RATE_LIMITS', { RATE_LIMITS: '0' }],
  ['RATE_LIMITS', { RATE_LIMITS: 'off', HOST: '0.0.0.0' }],
  ['SMTP_URL', { SMTP_URL: 'mail.company.example:587' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.company.example' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.company.example?from=nobody' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://crm:100%@mail.company.example' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'verbose' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8,proxy.internal' }],
];

test.each(refused)('a wrong %s stops the start with one line that names it: %o', (name, env) => {
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(new RegExp(`^${name} .*$`));
});

test('a public address may end in the slash that browsers add', () => {
  const PUBLIC_URL = 'https://crm.company.example/';
  expect(readConfig({ PUBLIC_URL }).publicUrl.origin).toBe('https://crm.company.example');
});

test('a password is never repeated', () => {
  const DATABASE_URL = 'mysql://root:secret@localhost/crm';
  expect(() => readConfig({ DATABASE_URL })).toThrow(/^(?!.*secret)/);
  const SMTP_URL = 'http://crm:secret@mail.company.example';
  expect(() => readConfig({ SMTP_URL })).toThrow(/^(?!.*secret)/);
  for (const scheme of ['https', 'ftp']) {
    const PUBLIC_URL = `${scheme}://ana:secret@crm.company.example`;
    expect(() => readConfig({ PUBLIC_URL })).toThrow(/^(?!.*secret)/);
  }
});

const demos: [what: string, env: Record<string, string>, demo: boolean][] = [
  ['on loopback', { HOST: 'localhost' }, true],
  ['on another loopback address', { HOST: '127.0.0.2' }, true],
  ['on IPv6 loopback', { HOST: '::1' }, true],
  ['when switched off', { DEMO: '0' }, false],
  ['where others can reach it', { HOST: '0.0.0.0' }, false],
  ['where others can reach it over IPv6', { HOST: '::' }, false],
  ['on an address of the network', { HOST: '192.168.1.20' }, false],
  ['on a name that only looks like loopback', { HOST: '127.0.0.1.company.example' }, false],
  ['in a database of somebody else', { DATABASE_URL: 'postgres://o@localhost/crm' }, false],
  ['where others can reach it, when asked for', { HOST: '0.0.0.0', DEMO: '1' }, true],
  [
    'in a named database, when asked for',
    { DATABASE_URL: 'postgres://o@localhost/crm', DEMO: '1' },
    true,
  ],
];

test.each(demos)('the demo %s', (_, env, demo) => {
  expect(readConfig(env).demo).toBe(demo);
});

const addresses: [host: string, url: string][] = [
  ['127.0.0.1', 'http://localhost:8787/'],
  ['0.0.0.0', 'http://localhost:8787/'],
  ['::', 'http://localhost:8787/'],
  ['crm.company.example', 'http://crm.company.example:8787/'],
  ['fd00::7', 'http://[fd00::7]:8787/'],
];

test.each(addresses)('links of a server on %s lead to %s', (HOST, url) => {
  expect(readConfig({ HOST }).publicUrl.href).toBe(url);
});
