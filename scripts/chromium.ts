import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { executablePath } from 'puppeteer';

/** Whether a Chromium is here: the one that is named, a system's, or puppeteer's own. */
async function isHere(): Promise<boolean> {
  const path = await Promise.resolve(executablePath()).catch(() => null);
  return path !== null && existsSync(path);
}

const isRoot = () => process.getuid?.() === 0;

/** Makes sure that there is a Chromium for the browser tests: installs Debian's where it may, else throws how to get one. */
export async function needChromium(): Promise<void> {
  if ((await isHere()) || existsSync('/usr/bin/chromium')) return;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('installing Chromium for the browser tests\n');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    if (existsSync('/usr/bin/chromium')) return;
  }
  throw new Error(
    'The browser tests need a Chromium: install one (Debian: apt-get install chromium) or name it in PUPPETEER_EXECUTABLE_PATH',
  );
}
