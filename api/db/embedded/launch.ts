import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { endServer } from './end.ts';
import type { Place } from './place.ts';
import { freePort } from './port.ts';
import type { Programs } from './programs.ts';
import { spawnOptions } from './run.ts';
import { type Settings, settingArguments } from './settings.ts';

/** A running postmaster. `ended` resolves with how it ended, whoever ended it. */
export type Postmaster = { pid: number; port: number; ended: Promise<string> };

export type LaunchOptions = {
  port: number;
  settings: Settings;
  log: (line: string) => void;
  signal: AbortSignal;
};

/** Starts a postmaster and resolves when it accepts connections, after any crash recovery. */
export async function launch(
  place: Place,
  programs: Programs,
  { port, settings, log, signal }: LaunchOptions,
): Promise<Postmaster> {
  signal.throwIfAborted();
  const child = spawn(
    programs.postgres,
    ['-D', place.cluster, ...settingArguments(place.name, port, settings)],
    {
      ...spawnOptions(place.account, place.home),
      // A session of its own: Ctrl-C in a terminal reaches Node alone, which stops Postgres last.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said: string[] = [];
  let isReady = false;
  createInterface(child.stderr).on('line', (line) => {
    // Starting and stopping are chatty; their lines matter only when they fail.
    if (isReady && !isRoutine(line)) log(`postgres: ${line}`);
    said.splice(0, said.length - 19, line);
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, killedBy) => resolve(killedBy ?? `exit code ${code}`));
  });
  const leaveNothing = () => child.kill('SIGINT');
  process.once('exit', leaveNothing);
  const finished = ended.finally(() => process.off('exit', leaveNothing));

  isReady = await becomesReady(join(place.cluster, 'postmaster.pid'), child.pid, finished, signal);
  if (isReady && child.pid) return { pid: child.pid, port, ended: finished };
  if (signal.aborted) await endServer(place, programs);
  const how = await finished;
  // Its last words may still be on their way.
  await Promise.race([closed, wait(300)]);
  signal.throwIfAborted();
  throw new Error(`Postgres did not start (${how}):\n${said.join('\n')}`);
}

/** Launches on a port chosen now; on another one when somebody takes it in between. */
export async function launchOnFreePort(
  place: Place,
  programs: Programs,
  options: Omit<LaunchOptions, 'port'>,
): Promise<Postmaster> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await launch(place, programs, { ...options, port: await freePort() });
    } catch (error) {
      if (tries === 5 || !String(error).includes('could not create any TCP/IP sockets'))
        throw error;
    }
  }
}

/** As pg_ctl does it: the eighth line of the pid file says `ready`. */
async function becomesReady(
  pidFile: string,
  pid: number | undefined,
  ended: Promise<string>,
  signal: AbortSignal,
): Promise<boolean> {
  const over = ended.then(
    () => true,
    () => true,
  );
  for (;;) {
    // Not there yet, or just being written.
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true;
    if (signal.aborted || (await Promise.race([over, wait(10, false)]))) return false;
  }
}

function isRoutine(line: string): boolean {
  return /^(?:FATAL: {2}terminating connection due to administrator command|LOG: {2}(?:received fast shutdown|aborting any active|background worker .* exited with exit code 1|shutting down|database system is))/.test(
    line,
  );
}
