import { dirname } from 'node:path';

import type { GuardKind, Mutant } from './find.ts';

const door = [
  'api/auth/sessions.test.ts',
  'tests/servers.test.ts',
  'api/db/door.test.ts',
  'api/auth/open-sessions.test.ts',
];
const roles = ['api/records/reach.test.ts', 'api/records/field-rules.test.ts', 'api/roles/'];
const people = ['api/members/', 'api/teams/', 'api/invitations/'];
const matrix = ['tests/isolation.test.ts'];
const twins = ['tests/twins.test.ts'];

/** The tests that should miss a guard of a kind, the likeliest first; those of its own folder come before the last. */
const likely: Record<GuardKind, string[][]> = {
  predicate: [door, ['api/audit/'], roles],
  reach: [roles],
  permission: [roles],
  hidden: [roles],
  need: [['tests/access.test.ts']],
  refusal: [['api/auth/sessions.test.ts', 'api/auth/open-sessions.test.ts', ...roles]],
  session: [door],
  trigger: [door],
  origin: [['api/http/', 'api/website-forms/', ...door]],
};
const last: string[][] = [[...roles, ...people], matrix];

/** Sets of tests to try on a tree without one guard, each only while those before it miss nothing. */
export function trialsOf({ kind, file }: Mutant): string[][] {
  const folder = dirname(file);
  const isSlice = folder.startsWith('api/') && folder !== 'api/db';
  const beside = isSlice ? [[`${folder}/`]] : [];
  if (kind === 'predicate') return [twins, ...beside, ...likely[kind], matrix];
  return [...likely[kind], ...beside, ...last];
}

/** Every test that takes part. */
export const allTrials = (mutants: Mutant[]): string[] => [
  ...new Set(mutants.flatMap(trialsOf).flat()),
];
