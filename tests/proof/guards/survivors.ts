import { openBench, type Bench } from './bench.ts';
import type { Mutant } from './find.ts';
import { trialsOf, type Trial } from './trials.ts';

const atOnce = 2;

/** The guards that no test misses. Tells how far it is: it takes its time. */
export async function survivorsOf(guards: Mutant[]): Promise<Mutant[]> {
  const benches = await Promise.all(Array.from({ length: atOnce }, openBench));
  try {
    const isFair = fairness();
    const next = guards.entries();
    const survivors: Mutant[] = [];
    const work = async (bench: Bench) => {
      for (const [at, guard] of next) {
        const failure = await firstFailure(bench, guard, isFair);
        if (failure === null) survivors.push(guard);
        const { file, line, guard: text } = guard;
        console.error(`${at + 1}/${guards.length} ${file}:${line} ${text}: ${failure ?? 'NOBODY'}`);
      }
    };
    await Promise.all(benches.map(work));
    return survivors;
  } finally {
    await Promise.all(benches.map(({ close }) => close()));
  }
}

/** What a guard's absence makes fail first; null if nothing. */
async function firstFailure(bench: Bench, guard: Mutant, isFair: Fairness): Promise<string | null> {
  for (const trial of await trialsOf(guard)) {
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
