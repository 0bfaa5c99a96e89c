import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { listTenants } from '../../contract/installation.ts';
import { setUp } from '../../contract/set-up.ts';
import { ask } from '../../tests/support/ask.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { startServer, type TestServer } from '../../tests/support/server.ts';
import { hashToken } from '../db/door.ts';
import { prepareSetUp } from './set-up.ts';

let owner: string;
let server: TestServer;
beforeAll(async () => {
  const database = await freshDatabase();
  owner = database.ownerUrl;
  server = await startServer({ appUrl: database.appUrl });
});
afterAll(() => server.stop());

const linkOf = () => prepareSetUp(owner, server.config.publicUrl);
const tokenIn = (link: string | null) => link?.split('#')[1] ?? '';
const draft = {
  name: 'Rosa Root',
  email: 'rosa@installation.example',
  password: 'a few words of mine',
};
const send = (token: string, more = {}) => ask(server.url, setUp, { ...draft, token, ...more });

test('a link that is not the latest, a weak password and nonsense make nobody', async () => {
  const old = tokenIn(await linkOf());
  const link = await linkOf();
  expect(link).toMatch(/\/app\/set-up#[\w-]{22,}$/);
  const stored = await rowsOf('select hash from set_up', [], owner);
  expect(stored).toEqual([{ hash: hashToken(tokenIn(link)) }]);
  const refused = [
    await send(old),
    await send('made up'),
    await send(tokenIn(link), { password: 'password1234' }),
    await send(tokenIn(link), { email: 'nobody' }),
  ];
  expect(refused.map(({ status, body }) => [status, body.errors[0].field])).toEqual([
    [422, 'token'],
    [422, 'token'],
    [422, 'password'],
    [422, 'email'],
  ]);
  expect(await rowsOf('select 1 from identity', [], owner)).toEqual([]);
});

test('servers that start at once leave one good link', async () => {
  const links = await Promise.all([linkOf(), linkOf(), linkOf()]);
  const [stored] = await rowsOf('select hash from set_up', [], owner);
  const good = links.filter((link) => hashToken(tokenIn(link)) === stored?.['hash']);
  expect(good).toHaveLength(1);
});

test('the link makes the first superadmin once, however many use it at once, and is not found ever after', async () => {
  const token = tokenIn(await linkOf());
  const answers = await Promise.all(
    ['rosa', 'rita', 'rolf'].map((local) =>
      send(token, { email: `${local}@installation.example` }),
    ),
  );
  const made = answers.filter(({ status }) => status === 201);
  expect(made).toHaveLength(1);
  expect(v.safeParse(setUp.output, made[0]?.body).issues).toBe(undefined);
  expect(made[0]?.body).toMatchObject({ member: { role: 'superadmin' }, tenant: null });
  const { status } = await ask(server.url, listTenants, {}, { token: made[0]?.body.token });
  expect(status).toBe(200);
  expect(await rowsOf('select 1 from identity', [], owner)).toHaveLength(1);
  for (const late of [token, 'made up']) expect((await send(late)).status).toBe(404);
  expect(await linkOf()).toBe(null);
});
