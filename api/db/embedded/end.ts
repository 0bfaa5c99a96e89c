import { setTimeout as wait } from 'node:timers/promises';

import type { Place } from './place.ts';
import { clusterProcesses } from './processes.ts';
import type { Programs } from './programs.ts';
import { run } from './run.ts';
import { hasCode } from './system-error.ts';

/**
 * Ends every process of a cluster and waits until none is left. Asks for a fast shutdown, then for an
 * immediate one, then insists: what was committed survives each. Throws when one cannot be ended.
 */
export async function endServer(
  { cluster, name }: Place,
  programs: Programs,
  patienceMs = 10_000,
): Promise<void> {
  if (process.platform === 'win32') return endOnWindows(programs, cluster, patienceMs);
  const escalation = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', Math.min(patienceMs, 3_000)],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, waitMs] of escalation) {
    const { postmaster, children } = await clusterProcesses(name);
    // A fast shutdown is the postmaster's to lead; children that lost it get the harder signals only.
    if (postmaster) send(postmaster, signal);
    if (signal !== 'SIGINT') for (const pid of children) send(pid, signal);
    if (await endsWithin(name, postmaster || signal !== 'SIGINT' ? waitMs : 500)) return;
  }
  throw new Error(`Postgres does not end: processes named ${name} are still there.`);
}

/** Windows knows no signals: pg_ctl talks to a postmaster, and to nothing else that has its id now. */
async function endOnWindows(
  { pgCtl }: Programs,
  cluster: string,
  patienceMs: number,
): Promise<void> {
  const seconds = String(Math.ceil(patienceMs / 1000));
  for (const mode of ['fast', 'immediate']) {
    const { code } = await run(pgCtl, ['status', '-D', cluster]);
    if (code !== 0) return;
    await run(pgCtl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', seconds]);
  }
  const { code, output } = await run(pgCtl, ['status', '-D', cluster]);
  if (code === 0) throw new Error(`Postgres does not end: ${output}`);
}

async function endsWithin(name: string, patienceMs: number): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(20)) {
    const { postmaster, children } = await clusterProcesses(name);
    if (!postmaster && children.length === 0) return true;
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal: what was wanted.
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
