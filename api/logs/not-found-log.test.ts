import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { listNotFoundLog, reportNotFound } from '../../contract/logs.ts';
import { until } from '../../tests/proof/until.ts';
import { ask } from '../../tests/support/ask.ts';
import { appUrl, rowsOf } from '../../tests/support/database.ts';
import { startServer } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';
import { openDb } from '../db/open.ts';
import { keepHouse } from '../housekeeping.ts';
import { createLog } from '../log.ts';

const here = suite();

const kept = (path: string) =>
  rowsOf('select * from not_found where path = $1 order by at', [path]);

test('an address of the API that no route has is written down, without what stands behind the path', async () => {
  const path = `/api/v1/${newId()}`;
  const { token } = here.as.rep;
  const answer = await fetch(`${here.server.url}${path}?token=secret`, {
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'Browser/1' },
  });
  expect(answer.status).toBe(404);
  expect(await kept(path)).toMatchObject([
    {
      source: 'api',
      tenant_id: here.company.tenantId,
      member_id: here.company.rep.memberId,
      user_agent: 'Browser/1',
      address: expect.stringMatching(/^127\.|::1/),
      request_id: answer.headers.get('x-request-id'),
    },
  ]);
  expect(
    await rowsOf(
      'select 1 from security_event where path = $1 union select 1 from stranger_event where path = $1',
      [path],
    ),
  ).toEqual([]);
});

test('the workspace tells of its own 404 page, cut to 500 letters', async () => {
  const path = `/app/${newId()}/${'x'.repeat(600)}`;
  await here.as.rep(reportNotFound, { path: `${path}?q=secret#secret` });
  expect(await kept(path.slice(0, 500))).toMatchObject([
    { source: 'workspace', member_id: here.company.rep.memberId },
  ]);
});

test('admins read of their own members, and of nobody else', async () => {
  const [own, strangers] = [`/app/${newId()}`, `/app/${newId()}`];
  await here.as.rep(reportNotFound, { path: own });
  expect((await ask(here.server.url, reportNotFound, { path: strangers })).status).toBe(204);
  expect(await kept(strangers)).toMatchObject([{ tenant_id: null, member_id: null }]);
  const { items } = await here.as.admin(listNotFoundLog, { source: 'workspace', limit: 200 });
  expect(items.find(({ path }) => path === own)?.member).toBe(here.company.rep.name);
  expect(items.some(({ path }) => path === strangers)).toBe(false);
  expect((await here.send(listNotFoundLog, {})).status).toBe(403);
  expect((await here.send(reportNotFound, { path: '' })).status).toBe(422);
});

test('who asks for too much that is not there is told to wait', async () => {
  const server = await startServer({ rateLimits: true });
  try {
    await rowsOf(`delete from rate_limit where bucket like 'not found address%'`);
    const path = `/app/${newId()}`;
    const asked = await Promise.all(
      Array.from({ length: 205 }, () => ask(server.url, reportNotFound, { path })),
    );
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(5);
    expect(await kept(path)).toHaveLength(200);
  } finally {
    await server.stop();
  }
});

test('after 90 days it is forgotten', async () => {
  const [old, young] = [`/old/${newId()}`, `/young/${newId()}`];
  await rowsOf(
    `insert into not_found (id, at, source, path) values
       ($1, now() - interval '91 days', 'api', $2), ($3, now() - interval '89 days', 'api', $4)`,
    [newId(), old, newId(), young],
  );
  const db = openDb({ url: appUrl() });
  const rest = keepHouse(db, createLog('error'));
  try {
    await until(10_000, async () => (await kept(old)).length === 0);
    expect(await kept(young)).toHaveLength(1);
  } finally {
    rest();
    await db.close();
  }
});
