import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  freshFolder,
  preparedFolder,
  startElsewhere,
  startHere,
} from '../../../tests/support/embedded.ts';
import { lockFolder } from './lock.ts';

const prepared = preparedFolder();

test('a second server on the same folder is refused with one line that names the first', async () => {
  const dataDir = await prepared();
  const { pid } = await startElsewhere(dataDir);
  const refusal = `${dataDir} is in use by a running PathSix server (process ${pid}). Stop it first, or give another DATA_DIR.`;
  await expect(startHere(dataDir)).rejects.toThrow(new Error(refusal));
});

test('a refused attempt in the same process does not loosen the lock', async () => {
  const dataDir = await prepared();
  await startHere(dataDir);
  await expect(startHere(dataDir)).rejects.toThrow(`process ${process.pid}`);
  await expect(startElsewhere(dataDir)).rejects.toThrow(`process ${process.pid}`);
});

test('of two first starts at the same moment one wins and the other is refused', async () => {
  const dataDir = join(await freshFolder(), 'data');
  const starts = await Promise.allSettled([startElsewhere(dataDir), startElsewhere(dataDir)]);
  const winner = starts.find((start) => start.status === 'fulfilled')?.value;
  const loser = starts.find((start) => start.status === 'rejected')?.reason;
  expect(loser).toMatchObject({ message: expect.stringContaining(`process ${winner?.pid}`) });
});

test('the lock of a killed process is free, though another process has its id by now', async () => {
  const dataDir = await prepared();
  const killed = await startElsewhere(dataDir);
  await killed.killHard();
  await writeFile(join(dataDir, 'lock.pid'), String(process.ppid));
  const { log } = await startHere(dataDir);
  expect(log).toEqual([expect.stringContaining('Postgres of an earlier start still runs')]);
});

test('a released lock can be taken again', async () => {
  const folder = await freshFolder();
  (await lockFolder(folder)).release();
  (await lockFolder(folder)).release();
});
