import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { GuardKind, Mutant } from './find.ts';
import { endpointsNear, usersOf } from './near.ts';

const root = join(import.meta.dirname, '../../..');

/** Tests that may miss a guard. */
export interface Trial {
  /** Files, or beginnings of their names. */
  tests: string[];
  /** Of these files, only tests with such a name. */
  named?: string;
  /** Ids of the endpoints that are left for tests which walk them all; all of them, when none are named. */
  endpoints?: string[];
}

const door = ['api/db/door.test.ts', 'api/db/pass-door.test.ts', 'tests/servers.test.ts'];
const sessions = ['api/auth/sessions.test.ts', 'api/auth/open-sessions.test.ts'];
const reach = ['api/records/reach.test.ts', 'api/records/field-rules.test.ts'];
const people = ['api/roles/', 'api/members/', 'api/teams/', 'api/installation/'];
const slices = ['api/captures/', 'api/follow-ups/', 'api/timeline/', 'api/logs/'];
const matrix = ['tests/isolation.test.ts'];
const apart = [
  'tests/twins-apart.test.ts',
  'tests/twins-rights.test.ts',
  'tests/twins-access.test.ts',
];
const twins = ['tests/twins'];
const wider = ['tests/no-wider.test.ts'];
const walks = 'nobody gets at another’s rows|every statement keeps to its own tenant';

/** All that ask the API something; those that start, kill and fill databases miss none of its guards. */
const every = [
  ...readdirSync(join(root, 'api'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['db', 'demo'].includes(entry.name))
    .map(({ name }) => `api/${name}/`),
  ...door,
  'tests/endpoints.test.ts',
  'tests/database-rules.test.ts',
];

/** The tests that should miss a guard of a kind, the likeliest first. */
const likely: Record<Exclude<GuardKind, 'predicate'>, string[][]> = {
  reach: [reach],
  permission: [sessions, reach, wider],
  hidden: [reach, wider],
  need: [['tests/access.test.ts']],
  refusal: [sessions],
  session: [sessions, door],
  trigger: [door, sessions],
  origin: [['api/http/cors.test.ts'], sessions],
};

/** Tests that are named after a file, and those of its folder; for what every folder uses, those of the few that use it. */
async function besideOf(file: string): Promise<string[][]> {
  const folder = dirname(file);
  if (!folder.startsWith('api/')) return [];
  const users = await usersOf(file);
  const named = [file, ...users.filter((user) => dirname(user) === folder)]
    .map((user) => user.replace(/\.ts$/, '.test.ts'))
    .filter((test) => existsSync(join(root, test)));
  const folders = [...new Set(users.map(dirname))].filter((other) => other !== folder);
  const shared = ['api/db', 'api/http'].includes(folder);
  return [
    named,
    ...(!shared ? [[`${folder}/`]] : folders.length <= 4 ? [folders.map((one) => `${one}/`)] : []),
  ].filter((tests) => tests.length > 0);
}

const whole = (sets: string[][]): Trial[] =>
  sets.filter((tests) => tests.length > 0).map((tests) => ({ tests }));

/**
 * Sets of tests to try on a tree without one guard, each of them quick, the likeliest first, and each only while those before
 * it miss nothing.
 */
export async function nearTrials({ kind, file }: Mutant): Promise<Trial[]> {
  if (kind === 'predicate' && file.endsWith('.sql')) return whole([apart, door, reach]);
  const beside = await besideOf(file);
  const endpoints = await endpointsNear(file);
  const near = (tests: string[], name: string): Trial[] =>
    endpoints.length > 0 ? [{ tests, named: name, endpoints }] : [];
  if (kind === 'predicate')
    return [
      ...near(['tests/twins.test.ts'], 'no statement'),
      ...whole([apart, ...beside]),
      ...near(matrix, walks),
    ];
  const [named = [], ...folder] = beside;
  return [...whole([named, ...likely[kind], ...folder, people]), ...near(matrix, walks)];
}

/** The sets to try once these have missed nothing: all that is left, however long it takes. */
export function farTrials({ kind, file }: Mutant): Promise<Trial[]> {
  const first = kind === 'predicate' ? [twins] : [slices];
  const logs = file.endsWith('.sql') ? [['api/audit/']] : [];
  return Promise.resolve(whole([...first, ...logs, matrix, every]));
}
