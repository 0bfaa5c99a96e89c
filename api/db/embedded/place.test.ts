import { chmod, copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import {
  freshFolder,
  preparedFolder,
  query,
  startElsewhere,
  startHere,
} from '../../../tests/support/embedded.ts';

const prepared = preparedFolder();
const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('root runs Postgres as another user, who owns the data', async () => {
  const dataDir = await prepared();
  await startHere(dataDir);
  const { uid, mode } = await stat(join(dataDir, 'postgres'));
  expect(uid).not.toBe(0);
  expect(mode & 0o777).toBe(0o700);
});

test.runIf(isRoot)(
  'in a folder that only root can enter, the data lives outside and is found again',
  async () => {
    const dataDir = join(await freshFolder(), 'closed', 'data');
    await mkdir(dirname(dataDir), { mode: 0o700 });
    const first = await startHere(dataDir);
    await query(first.url, 'create table kept as select 42 as answer');
    const home = await homeOutside(dataDir);
    await first.stop();
    const { uid, mode } = await stat(home);
    expect({ uid, mode: mode & 0o777 }).toEqual({ uid: 0, mode: 0o711 });

    const second = await startHere(dataDir);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();

    await rm(home, { recursive: true });
    await expect(startHere(dataDir)).rejects.toThrow(`lives in ${home}, which is gone`);
  },
);

test.runIf(isRoot)(
  'a copied data folder is refused while the original uses the same data',
  async () => {
    const closed = join(await freshFolder(), 'closed');
    await mkdir(closed, { mode: 0o700 });
    const original = join(closed, 'original');
    const { pid } = await startElsewhere(original);
    await homeOutside(original);
    const copy = join(closed, 'copy');
    await mkdir(copy);
    const record = 'embedded-postgres.json';
    await copyFile(join(original, record), join(copy, record));
    await expect(startHere(copy)).rejects.toThrow(`process ${pid}`);
  },
);

test.runIf(isRoot)('a data folder that was closed after the first start is named', async () => {
  const dataDir = await prepared();
  await chmod(dataDir, 0o700);
  onTestFinished(() => chmod(dataDir, 0o755));
  await expect(startHere(dataDir)).rejects.toThrow(`cannot enter ${dataDir}: chmod o+x`);
});

test('a database without its password file is refused, not replaced', async () => {
  const dataDir = await prepared();
  const record = join(dataDir, 'embedded-postgres.json');
  await rename(record, `${record}.away`);
  onTestFinished(() => rename(`${record}.away`, record));
  await expect(startHere(dataDir)).rejects.toThrow('the file with its password is gone');
  expect((await stat(join(dataDir, 'postgres', 'PG_VERSION'))).isFile()).toBe(true);
});

/** Where the data folder says its database lives; removed after the test. */
async function homeOutside(dataDir: string): Promise<string> {
  const text = await readFile(join(dataDir, 'embedded-postgres.json'), 'utf8');
  const { livesIn }: { livesIn: string } = JSON.parse(text);
  onTestFinished(() => rm(livesIn, { recursive: true, force: true }));
  return livesIn;
}
