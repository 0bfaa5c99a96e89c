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

/**
 * Whichever guard is taken away, tests miss it: the walls of the database always, and the guards of the code in the long form.
 * A part of it is that of the files whose paths begin so, `guards:api/records`, without the walls.
 */
export const prove: Prove = async (length, part = '') => {
  const walls = part === '' ? await overWalls(length) : null;
  const guards = (await findGuards()).filter(
    (guard) => guard.file.startsWith(part) && !isExempt(guard),
  );
  const missing = guardKinds.filter((kind) => !guards.some((guard) => guard.kind === kind));
  const survivors =
    length === 'long' ? await untilStopped((stop) => survivorsOf(guards, stop)) : [];
  const caught = guards.length - survivors.length;
  return {
    figures: [
      ...(walls ? [toldOf(walls)] : []),
      `${guards.length} guards taken out, ${length === 'long' ? `${caught} missed by a test` : 'found'}`,
      ...survivors.map(nameOf),
    ].join('; '),
    shortfalls: [
      ...(walls?.unnoticed.map((one) => `nobody noticed that ${one}`) ?? []),
      ...(walls ? missing.map((kind) => `no guard of the kind ${kind} was found`) : []),
      ...(guards.length === 0 ? [`no guard was found in ${part}`] : []),
      ...(caught < guards.length * enough ? [`less than ${enough * 100} % were missed`] : []),
    ],
  };
};

/** Has whoever ends the process wait until `work` has put everything away. */
async function untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (signal: string) => stopping.abort(new Error(`Stopped by ${signal}`));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work(stopping.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

type Walls = Awaited<ReturnType<typeof takeWallsDown>>;

const toldOf = ({ tables, tried, unnoticed }: Walls) =>
  `${tables} walls taken down in ${tried} ways, ${tried - unnoticed.length} noticed`;

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
