import { chmod, cp, lstat, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { freshFolder } from '../../../tests/support/embedded.ts';
import { serverAccount } from './account.ts';
import { installedPackage, makeRunnable } from './programs.ts';
import { run } from './run.ts';

const links: { target: string }[] = JSON.parse(
  await readFile(join(installedPackage(), 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
);

test.runIf(links.length)('links that a blocked install script did not make are made', async () => {
  const folder = await freshFolder();
  const installed = await packageWithoutLinks(folder);
  const account = await serverAccount(folder);
  const { postgres } = await makeRunnable(installed, join(folder, 'shelf'), account);
  expect(postgres).toBe(join(installed, 'native', 'bin', 'postgres'));
  expect(await run(postgres, ['--version'], { account })).toMatchObject({ code: 0 });
  for (const { target } of links) {
    expect((await lstat(join(installed, target))).isSymbolicLink()).toBe(true);
  }
});

test.runIf(links.length)('a package that cannot be used where it lies is copied', async () => {
  const folder = await freshFolder();
  const installed = await packageWithoutLinks(folder);
  // Root writes everywhere, but the server's user cannot enter; others can enter, but not write.
  const closed = process.getuid?.() === 0 ? 0o700 : 0o555;
  for (const path of [join(installed, 'native', 'lib'), installed]) await chmod(path, closed);
  onTestFinished(() => chmod(join(installed, 'native', 'lib'), 0o755));
  onTestFinished(() => chmod(installed, 0o755));
  const account = await serverAccount(folder);
  const { postgres } = await makeRunnable(installed, join(folder, 'shelf'), account);
  expect(postgres).toContain(join(folder, 'shelf', 'programs-'));
  expect(await run(postgres, ['--version'], { account })).toMatchObject({ code: 0 });
});

async function packageWithoutLinks(folder: string): Promise<string> {
  const installed = join(folder, 'package');
  await cp(installedPackage(), installed, { recursive: true, verbatimSymlinks: true });
  for (const { target } of links) await rm(join(installed, target), { force: true });
  return installed;
}
