import { stat } from 'node:fs/promises';

import { type Account, run } from './run.ts';
import { unlessMissing } from './system-error.ts';

/**
 * Who Postgres runs as. It refuses root, so root hands it to the owner of the data it already has,
 * else to `postgres`, else to a system user made for it, else to `nobody`.
 */
export async function serverAccount(clusterFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  return (
    (await ownerOf(clusterFolder)) ??
    (await accountOf('postgres')) ??
    (await accountOf('pathsix')) ??
    (await createAccount()) ??
    (await accountOf('nobody')) ??
    noAccount()
  );
}

/** Whether this user can enter the folder: asked of the system, which also knows ACLs and mounts. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  if (!account) return true;
  const { code } = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { account });
  return code === 0;
}

async function ownerOf(folder: string): Promise<Account> {
  const found = await unlessMissing(stat(folder), null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function accountOf(name: string): Promise<Account> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  if (uid.code !== 0 || gid.code !== 0 || uid.output === '0') return null;
  // macOS prints nobody as 4294967294 where the system call wants -2.
  return { uid: Number(uid.output) | 0, gid: Number(gid.output) | 0 };
}

async function createAccount(): Promise<Account> {
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'pathsix'],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'pathsix']],
  ];
  for (const [program, args] of ways) {
    // A missing program is the normal case on the other kind of Linux: the next way is tried.
    const made = await run(program, args).catch(() => null);
    if (made?.code === 0) return accountOf('pathsix');
  }
  return null;
}

function noAccount(): never {
  throw new Error(
    'Postgres does not run as root and no other user was found. Start as an ordinary user, or create one: useradd --system pathsix',
  );
}
