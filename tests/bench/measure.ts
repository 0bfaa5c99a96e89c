import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Load, LoadSettings } from './load.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('load.ts', import.meta.url));

/** Loads a server from a process of its own, and answers what that saw. */
export async function measure(settings: LoadSettings): Promise<Load> {
  const { stdout } = await run(process.execPath, [program, JSON.stringify(settings)]);
  return JSON.parse(stdout);
}

export interface Pair {
  one: Load;
  other: Load;
  /** Requests per second of the one over those of the other: the median of the rounds' own ratios. */
  ratio: number;
}

/** Two loads in turn, so that what slows the machine slows both. Each warms up first. */
export async function inTurn(
  one: LoadSettings,
  other: LoadSettings,
  rounds: number,
): Promise<Pair> {
  for (const settings of [one, other]) await measure({ ...settings, seconds: 4 });
  const seen: { one: Load; other: Load }[] = [];
  for (let round = 0; round < rounds; round++)
    seen.push({ one: await measure(one), other: await measure(other) });
  const middle = (which: 'one' | 'other'): Load => ({
    perSecond: median(seen.map((round) => round[which].perSecond)),
    p99Ms: median(seen.map((round) => round[which].p99Ms)),
    failed: seen.reduce((sum, round) => sum + round[which].failed, 0),
  });
  const ratio = median(seen.map((round) => round.one.perSecond / round.other.perSecond));
  return { one: middle('one'), other: middle('other'), ratio };
}

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
