import { migrate } from '../../api/db/migrate.ts';
import { makeAppRole } from '../../api/db/roles.ts';
import { makeCompany } from '../support/database.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { isExempt } from './guards/exempt.ts';
import { findGuards, guardKinds, type Mutant } from './guards/find.ts';
import { takeWallsDown } from './guards/policies.ts';
import { survivorsOf } from './guards/survivors.ts';
import type { Prove } from './proof.ts';

const enough = 0.95;

/** Whichever guard is taken away, tests miss it: the walls of the database always, and the guards of the code in the long form. */
export const prove: Prove = async (length) => {
  const { tables, tried, unnoticed } = await overWalls(length);
  const guards = (await findGuards()).filter((guard) => !isExempt(guard));
  const missing = guardKinds.filter((kind) => !guards.some((guard) => guard.kind === kind));
  const survivors = length === 'long' ? await survivorsOf(guards) : [];
  const caught = guards.length - survivors.length;
  const figures = [
    `${tables} walls taken down in ${tried} ways, ${tried - unnoticed.length} noticed`,
    `${guards.length} guards taken out, ${length === 'long' ? `${caught} missed by a test` : 'found'}`,
    ...survivors.map(nameOf),
  ].join('; ');
  return {
    figures,
    shortfalls: [
      ...unnoticed.map((one) => `nobody noticed that ${one}`),
      ...missing.map((kind) => `no guard of the kind ${kind} was found`),
      ...(caught < guards.length * enough ? [`less than ${enough * 100} % were missed`] : []),
    ],
  };
};

const nameOf = ({ file, line, guard }: Mutant) => `nobody misses ${file}:${line} ${guard}`;

async function overWalls(length: 'long' | 'short') {
  const { url, stop } = await startTestPostgres();
  try {
    const appUrl = await makeAppRole(url);
    await migrate(url);
    await makeCompany(url);
    return await takeWallsDown(url, appUrl, length);
  } finally {
    await stop();
  }
}
