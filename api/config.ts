import { isIP } from 'node:net';
import { resolve } from 'node:path';

import { readProxies } from './http/address.ts';

/** Everything that can be set from outside. No other file reads the environment. */
export interface Config {
  port: number;
  host: string;
  /** Where people reach the server; decides cookies and links. */
  publicUrl: URL;
  /** The owner's connection; null: the embedded Postgres in `dataDir`. */
  databaseUrl: string | null;
  /** The unprivileged role's connection; null: made from the owner's. */
  databaseAppUrl: string | null;
  dataDir: string;
  demo: boolean;
  rateLimits: boolean;
  /** Addresses and networks whose word about a client's address is taken. */
  trustedProxies: string;
  /** The mail server; null: mails are kept, to be read in the mailbox. */
  smtpUrl: URL | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** A setting that cannot be used: one line that names it and says what would do. */
export class ConfigError extends Error {}

type Env = Record<string, string | undefined>;

const loopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Reads the environment. Throws `ConfigError` for the first value that cannot be used. */
export function readConfig(env: Env): Config {
  const port = readPort(env['PORT'] || '8787');
  const host = readHost(env['HOST'] || '127.0.0.1');
  const databaseUrl = readDatabaseUrl('DATABASE_URL', env);
  return {
    port,
    host,
    publicUrl: readPublicUrl(env['PUBLIC_URL'] || `http://${shownHost(host)}:${port}`),
    databaseUrl,
    databaseAppUrl: readAppUrl(env, databaseUrl),
    dataDir: resolve(env['DATA_DIR'] || '.pathsix'),
    demo: readDemo(env['DEMO'], databaseUrl === null && loopback(host)),
    rateLimits: readRateLimits(env['RATE_LIMITS'], host),
    trustedProxies: readTrustedProxies(env['TRUSTED_PROXIES'] ?? ''),
    smtpUrl: readSmtpUrl(env['SMTP_URL']),
    logLevel: readLevel(env['LOG_LEVEL'] || 'info'),
  };
}

function readTrustedProxies(value: string): string {
  try {
    readProxies(value);
    return value;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(
      `TRUSTED_PROXIES holds "${error.message}": give addresses or networks like 127.0.0.1,10.0.0.0/8`,
    );
  }
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new ConfigError(`PORT is "${value}": give a number from 0 to 65535`);
}

function readHost(host: string): string {
  if (isIP(host) || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host;
  throw new ConfigError(`HOST is "${host}": give an address or a name like 127.0.0.1 or 0.0.0.0`);
}

/** Where somebody at this machine finds a server that listens on `host`. */
function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return isIP(host) === 6 ? `[${host}]` : host;
}

function readPublicUrl(value: string): URL {
  const url = URL.parse(value);
  // What stands behind an @ may be a password: it is not repeated.
  const said = value.includes('@') ? 'is not an address' : `is "${value}", not an address`;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`PUBLIC_URL ${said} like https://crm.company.com`);
  if (url.href === `${url.origin}/`) return url;
  throw new ConfigError(
    `PUBLIC_URL ${said} alone: leave out any path, query, fragment, user and password, like ${url.origin}`,
  );
}

function readDatabaseUrl(name: string, env: Env): string | null {
  const value = env[name];
  if (!value) return null;
  if (/^postgres(?:ql)?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
  // The value may hold a password: it is not repeated.
  throw new ConfigError(`${name} is not an address like postgres://user:password@host:5432/name`);
}

function readAppUrl(env: Env, databaseUrl: string | null): string | null {
  const url = readDatabaseUrl('DATABASE_APP_URL', env);
  if (url === null || databaseUrl !== null) return url;
  throw new ConfigError(
    'DATABASE_APP_URL is set without DATABASE_URL: give the owner too, for migrations',
  );
}

function readSmtpUrl(value: string | undefined): URL | null {
  if (!value) return null;
  const url = URL.parse(value);
  if (url && isMailServer(url)) return url;
  // The value may hold a password: it is not repeated.
  throw new ConfigError(
    'SMTP_URL is not an address like smtp://user:password@mail.company.com:587?from=crm@company.com',
  );
}

const isMailServer = ({ protocol, hostname, username, password, searchParams }: URL) =>
  /^smtps?:$/.test(protocol) &&
  hostname !== '' &&
  // A percent sign of a password that is not written as %25.
  !/%(?![\da-f]{2})/i.test(username + password) &&
  /^[^@\s]+@[^@\s]+$/.test(searchParams.get('from') ?? 'no-reply@host');

function readDemo(value: string | undefined, byDefault: boolean): boolean {
  if (!value) return byDefault;
  if (value === '0' || value === '1') return value === '1';
  throw new ConfigError(`DEMO is "${value}": give 1 or 0`);
}

/** Without limits a password can be guessed by trying: only this machine may do without, for benchmarks. */
function readRateLimits(value: string | undefined, host: string): boolean {
  if (!value || value === 'on') return true;
  if (value !== 'off') throw new ConfigError(`RATE_LIMITS is "${value}": give on or off`);
  if (loopback(host)) return false;
  throw new ConfigError(
    `RATE_LIMITS is "off" while HOST is "${host}": only loopback may do without`,
  );
}

function readLevel(value: string): Config['logLevel'] {
  const known = (['debug', 'info', 'warn', 'error'] as const).find((level) => level === value);
  if (known) return known;
  throw new ConfigError(`LOG_LEVEL is "${value}": give debug, info, warn or error`);
}
