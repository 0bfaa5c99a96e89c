import { expect, test } from 'vitest';

import { processesWith, query } from './embedded.ts';
import { startTestPostgres } from './postgres.ts';

test('a test server works at once and leaves nothing behind', async () => {
  const { url, stop } = await startTestPostgres();
  const [row] = await query(url, `select current_setting('data_directory') as folder`);
  await stop();
  expect(row?.['folder']).toContain('pathsix-test-');
  expect(processesWith(String(row?.['folder']))).toEqual([]);
});

test('a server that is given is used, and not stopped', async () => {
  const given = 'postgres://somebody@127.0.0.1:5432/theirs';
  const { url, stop } = await startTestPostgres(given);
  await stop();
  expect(url).toBe(given);
});
