import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { GuardKind, Mutant } from './find.ts';
import { endpointsNear } from './near.ts';

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

const door = ['api/db/door.test.ts', 'tests/servers.test.ts', 'api/auth/open-sessions.test.ts'];
const sessions = ['api/auth/sessions.test.ts'];
const reach = ['api/records/reach.test.ts', 'api/records/field-rules.test.ts'];
const people = ['api/roles/', 'api/members/', 'api/teams/', 'api/installation/'];
const slices = ['api/captures/', 'api/follow-ups/', 'api/timeline/', 'api/logs/'];
const matrix = ['tests/isolation.test.ts'];
const twins = ['tests/twins'];
const wider = ['tests/no-wider.test.ts'];
const every = ['api/', 'tests/servers.test.ts', 'tests/endpoints.test.ts', 'tests/database-'];
const walks = 'nobody gets at another’s rows|every statement keeps to its own tenant';

/** The tests that should miss a guard of a kind, the likeliest first. */
const likely: Record<Exclude<GuardKind, 'predicate'>, string[][]> = {
  reach: [reach],
  permission: [reach, wider],
  hidden: [reach, wider],
  need: [['tests/access.test.ts']],
  refusal: [sessions],
  session: [sessions, door],
  trigger: [door, sessions],
  origin: [['api/http/cors.test.ts'], sessions],
};

/** Tests that are named after a file, and those of its folder. */
function besideOf(file: string): string[][] {
  const named = file.replace(/\.ts$/, '.test.ts');
  const folder = dirname(file);
  const isSlice = folder.startsWith('api/') && folder !== 'api/db';
  return [
    ...(existsSync(join(root, named)) ? [[named]] : []),
    ...(isSlice ? [[`${folder}/`]] : []),
  ];
}

/** Sets of tests to try on a tree without one guard, the quickest first, each only while those before it miss nothing. */
export async function trialsOf({ kind, file }: Mutant): Promise<Trial[]> {
  const whole = (sets: string[][]): Trial[] => sets.map((tests) => ({ tests }));
  const [named = [], ...folder] = besideOf(file);
  const endpoints = await endpointsNear(file);
  const near = (tests: string[], name: string): Trial[] =>
    endpoints.length > 0 ? [{ tests, named: name, endpoints }] : [];
  if (kind !== 'predicate')
    return [
      ...whole([named, ...likely[kind], ...folder, people, slices].filter((one) => one.length > 0)),
      ...near(matrix, walks),
      ...whole([matrix, every]),
    ];
  if (file.endsWith('.sql')) return whole([twins, door, ['api/audit/'], reach, every]);
  return [
    ...near(['tests/twins.test.ts'], 'no statement'),
    ...whole([['tests/twins-apart.test.ts'], named].filter((one) => one.length > 0)),
    ...near(matrix, walks),
    ...whole([twins, matrix, every]),
  ];
}
