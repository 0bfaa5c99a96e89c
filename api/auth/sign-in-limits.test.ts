import { expect, test } from 'vitest';

import { requestPasswordReset } from '../../contract/passwords.ts';
import { signIn } from '../../contract/sessions.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { codeOf, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite({ rateLimits: true });

interface Try {
  email: string;
  password: string;
  code?: string;
  device?: string;
  cookie?: boolean;
}
const enter = (one: Try, headers: Record<string, string> = {}) =>
  ask(here.server.url, signIn, one, {
    headers: { 'x-forwarded-for': '198.51.100.2', ...headers },
  });

test('a device has ten tries of its own, and is known to no other account', async () => {
  const { rep, rep2 } = await makeCompany();
  const { device } = (await enter({ email: rep.email, password })).body;
  const again = (await enter({ email: rep.email, password, device })).body;
  expect(again.device).toBe(device);
  const guess = (email: string) => enter({ email, password: 'wrong', device });
  for (const { email } of [rep, rep2]) {
    for (let at = 0; at < 10; at++) expect((await guess(email)).status).toBe(401);
    expect((await guess(email)).status).toBe(429);
  }
  expect((await enter({ email: rep.email, password })).status).toBe(201);
  expect((await enter({ email: rep2.email, password })).status).toBe(429);
});

test('the workspace’s browser is known by a cookie that no script reads', async () => {
  const { rep } = await makeCompany();
  const { headers } = await enter({ email: rep.email, password, cookie: true });
  const [, device = ''] = headers.getSetCookie();
  expect(device).toMatch(
    /^__Host-pathsix-device=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  for (let at = 0; at < 11; at++) await enter({ email: rep.email, password: 'wrong' });
  expect((await enter({ email: rep.email, password })).status).toBe(429);
  const cookie = device.split(';')[0] ?? '';
  expect((await enter({ email: rep.email, password }, { cookie })).status).toBe(201);
});

test('whoever has the password guesses at the code twenty times a day, and the owner is not kept out', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { device } = (await enter({ email: rep.email, password })).body;
  const { secret, recoveryCodes } = await setUpTotp(call, rep.email);
  const statuses: number[] = [];
  for (let at = 0; at < 25; at++) {
    statuses.push((await enter({ email: rep.email, password, code: '000000' })).status);
    // As if ten minutes had gone by.
    await rowsOf('delete from rate_limit where bucket = $1', [`sign-in account ${rep.email}`]);
  }
  expect(statuses).toEqual([
    ...Array.from({ length: 20 }, () => 401),
    ...Array.from({ length: 5 }, () => 429),
  ]);
  const code = recoveryCodes[0] ?? '';
  expect((await enter({ email: rep.email, password, code })).status).toBe(429);
  const mine = { email: rep.email, password, code: codeOf(secret), device };
  expect((await enter(mine)).status).toBe(201);
});

test('asking for the code is no try: whoever has a second factor signs in as often as others', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  await setUpTotp(call, rep.email);
  for (let at = 0; at < 15; at++) {
    const { status, body } = await enter({ email: rep.email, password });
    expect([status, body.errors[0].field]).toEqual([401, 'code']);
  }
});

test('after three wishes for a new password in an hour an address waits, there or not', async () => {
  const { rep } = await makeCompany();
  for (const email of [rep.email, `nobody.${rep.email}`]) {
    const statuses: number[] = [];
    for (let at = 0; at < 4; at++)
      statuses.push((await ask(here.server.url, requestPasswordReset, { email })).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  }
});
