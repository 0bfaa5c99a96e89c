import { migrate } from '../../../api/db/migrate.ts';
import { makeAppRole } from '../../../api/db/roles.ts';
import { startTestPostgres } from '../../support/postgres.ts';
import { openBench, type Bench } from './bench.ts';
import type { Mutant } from './find.ts';
import { farTrials, nearTrials, type Trial } from './trials.ts';

const atOnce = 2;

/**
 * The guards that no test misses. Tells how far it is: it takes its time. Those that the likely tests do not miss are tried with
 * all others once the rest is done. Leaves nothing behind when `stop` breaks it off.
 */
export async function survivorsOf(guards: Mutant[], stop: AbortSignal): Promise<Mutant[]> {
  const { url, stop: stopPostgres } = await startTestPostgres();
  const benches: Bench[] = [];
  try {
    await makeAppRole(url);
    await migrate(url);
    while (benches.length < atOnce)
      benches.push(await openBench(url, `guards_${benches.length}`, stop));
    const isFair = fairness();
    const suspects = await unmissed(benches, guards, nearTrials, isFair);
    return await unmissed(benches, suspects, farTrials, isFair);
  } finally {
    await Promise.all(benches.map(({ close }) => close()));
    await stopPostgres();
  }
}

type Trials = (guard: Mutant) => Promise<Trial[]>;

async function unmissed(benches: Bench[], guards: Mutant[], trialsOf: Trials, isFair: Fairness) {
  const next = guards.entries();
  const found: Mutant[] = [];
  const work = async (bench: Bench) => {
    for (const [at, guard] of next) {
      const failure = await firstFailure(bench, guard, await trialsOf(guard), isFair);
      if (failure === null) found.push(guard);
      const { file, line, guard: text } = guard;
      const [told = ''] = failure?.split('\n') ?? ['NOBODY'];
      console.error(`${at + 1}/${guards.length} ${file}:${line} ${text}: ${told.slice(0, 200)}`);
    }
  };
  await Promise.all(benches.map(work));
  return found;
}

/** What a guard's absence makes fail first; null if nothing. */
async function firstFailure(bench: Bench, guard: Mutant, trials: Trial[], isFair: Fairness) {
  for (const trial of trials) {
    const failure = await bench.failureOf(trial, guard);
    if (failure !== null && (await isFair(bench, trial))) return failure;
  }
  return null;
}

type Fairness = (bench: Bench, trial: Trial) => Promise<boolean>;

/**
 * Whether a trial passes while every guard is in its place; it is told when not, for then it finds nothing. Each is looked at
 * once, and only when it has failed.
 */
function fairness(): Fairness {
  const known = new Map<string, Promise<boolean>>();
  const look = async (bench: Bench, trial: Trial) => {
    const failure = await bench.failureOf(trial, null);
    if (failure !== null) console.error(`Fails with every guard in its place: ${failure}`);
    return failure === null;
  };
  return (bench, trial) => {
    const key = JSON.stringify(trial);
    const found = known.get(key) ?? look(bench, trial);
    known.set(key, found);
    return found;
  };
}
