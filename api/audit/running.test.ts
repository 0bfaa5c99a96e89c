import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { preparedFolder, startHere } from '../../tests/support/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { makeAppRole } from '../db/roles.ts';

const prepared = preparedFolder();

test('while a server runs on the data folder, its audit log is verified there, and the server stays', async () => {
  const dataDir = await prepared();
  const { url } = await startHere(dataDir);
  await makeAppRole(url);
  await migrate(url);
  const { slug, tenantId } = await makeCompany(url);
  const id = newId();
  await rowsOf(
    `insert into audit_event (tenant_id, id, actor_type, action, changes) values ($1, $2, 'member', 'test.done', '{}')`,
    [tenantId, id],
    url,
  );
  const verify = () =>
    promisify(execFile)(process.execPath, ['scripts/audit-verify.ts'], {
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
    });
  expect((await verify()).stdout).toContain(`${slug}: 1 rows, ok\nhead ${tenantId} `);
  await rowsOf(`update audit_event set action = 'test.undone' where id = $1`, [id], url);
  await expect(verify()).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`${slug}: BAD: row ${id} `),
  });
});
