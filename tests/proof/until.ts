import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is yes. Throws after `patienceMs`. */
export async function until(patienceMs: number, ask: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`Nothing came of it in ${patienceMs} ms`);
    await wait(50);
  }
}
