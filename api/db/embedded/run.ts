import { spawn } from 'node:child_process';

/** The operating system's user that Postgres runs as; null is whoever runs Node. */
export type Account = { uid: number; gid: number } | null;

export type Finished = { code: number | null; output: string };

const systemPath = '/usr/bin:/bin:/usr/sbin:/sbin';

/** What `spawn` needs to run a program of Postgres: no variable of ours leaks, no message is translated. */
export function spawnOptions(account: Account, folder: string) {
  return {
    // Postgres gives up when it cannot read the folder it was started in.
    cwd: folder,
    env: process.platform === 'win32' ? {} : { LC_ALL: 'C', PATH: systemPath },
    windowsHide: true,
    ...account,
  };
}

/** Runs a program to its end; resolves with its exit code and all it printed, or rejects when it cannot be started. */
export function run(
  program: string,
  args: string[],
  { account = null, folder = '/', signal }: RunOptions = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...spawnOptions(account, folder),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    let failure: Error | null = null;
    child.on('error', (error) => (failure = error));
    // Also after an abort: only then is it certain that the program is gone.
    child.on('close', (code) =>
      failure ? reject(failure) : resolve({ code, output: output.trim() }),
    );
  });
}

type RunOptions = { account?: Account; folder?: string; signal?: AbortSignal };
