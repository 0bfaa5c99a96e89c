import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { getInstallation } from '../../contract/installation.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { suite } from '../../tests/support/suite.ts';
import { makeRoot } from '../../tests/support/superadmin.ts';

const here = suite();

test('the page about health counts what is there, and what waits or has failed in any company', async () => {
  const root = await makeRoot(here.server.url);
  const before = await root(getInstallation, {});
  for (const state of ['waiting', 'failed', 'sent'])
    await rowsOf(
      `insert into mail (tenant_id, id, kind, recipient, subject, state) values ($1, $2, 'x', 'x@x.example', 'x', $3)`,
      [here.company.tenantId, newId(), state],
    );
  const health = await root(getInstallation, {});
  expect(health.mails.waiting - before.mails.waiting).toBe(1);
  expect(health.mails.failed - before.mails.failed).toBe(1);
  expect(health.migrations.latest).toMatch(/^\d{4}_/);
  expect(health.postgres).toMatch(/^\d+/);
  expect(health.databaseBytes).toBeGreaterThan(1_000_000);
  expect(health.members).toBeGreaterThanOrEqual(4);
  expect(health.sessions).toBeGreaterThanOrEqual(5);
  expect(health.disk?.freeBytes).toBeGreaterThan(0);
});
