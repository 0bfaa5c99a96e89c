import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { GuardKind, Mutant } from './find.ts';

const root = join(import.meta.dirname, '../../..');

const door = ['api/db/door.test.ts', 'tests/servers.test.ts', 'api/auth/open-sessions.test.ts'];
const sessions = ['api/auth/sessions.test.ts'];
const reach = ['api/records/reach.test.ts', 'api/records/field-rules.test.ts'];
const roles = ['api/roles/', 'api/members/', 'api/teams/', 'api/installation/'];
const records = ['api/captures/', 'api/follow-ups/', 'api/timeline/', 'api/logs/'];
const matrix = ['tests/isolation.test.ts'];
const twins = ['tests/twins'];

/** The tests that should miss a guard of a kind, the likeliest first. */
const likely: Record<Exclude<GuardKind, 'predicate'>, string[][]> = {
  reach: [reach],
  permission: [reach],
  hidden: [reach],
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

/** Sets of tests to try on a tree without one guard, each only while those before it miss nothing. */
export function trialsOf({ kind, file }: Mutant): string[][] {
  const beside = besideOf(file);
  if (kind !== 'predicate')
    return [...beside.slice(0, 1), ...likely[kind], ...beside.slice(1), records, matrix, roles];
  return file.endsWith('.sql')
    ? [twins, door, ['api/audit/'], reach]
    : [twins, ...beside.slice(0, 1), matrix];
}

/** Every test that takes part. */
export const allTrials = (mutants: Mutant[]): string[] => [
  ...new Set(mutants.flatMap(trialsOf).flat()),
];
