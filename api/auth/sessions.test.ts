import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { changePassword } from '../../contract/passwords.ts';
import { getMe, signIn, signOut } from '../../contract/sessions.ts';
import { ask, statusesOf } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { startServer, strangerOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite({ rateLimits: true });
const hurried = { most: 10 };

test('who signs in gets a token, and is told who and where they are', async () => {
  const { company, server } = here;
  const answer = await strangerOf(server)(signIn, {
    email: company.rep.email.toUpperCase(),
    password,
  });
  expect(answer).toMatchObject({
    member: { id: company.rep.memberId, email: company.rep.email, role: 'rep' },
    tenant: { slug: company.slug, timeZone: 'Europe/Berlin' },
  });
  // 128 random bits at least, in base 32 as lucia writes them.
  expect(answer.token.length).toBeGreaterThanOrEqual(26);
  expect(await here.as.rep(getMe, {})).toMatchObject({ member: { id: company.rep.memberId } });
});

test('a token is stored as its hash alone, a password as Argon2id', async () => {
  const { rep2 } = here.company;
  const { token } = here.as.rep2;
  await here.as.rep2(changePassword, { current: password, password: 'seven green bottles' });
  const sessions = await rowsOf('select session::text as row from session');
  expect(sessions.some(({ row }) => String(row).includes(token))).toBe(false);
  const [identity] = await rowsOf<{ hash: string }>(
    'select password_hash as hash from identity where email = $1',
    [rep2.email],
  );
  expect(identity?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('signing out ends this session and leaves the others', async () => {
  const [one, two] = [await tokenOf(), await tokenOf()];
  expect((await ask(here.server.url, signOut, {}, { token: one })).status).toBe(204);
  expect((await ask(here.server.url, getMe, {}, { token: one })).status).toBe(401);
  expect((await ask(here.server.url, getMe, {}, { token: two })).status).toBe(200);
});

const tokenOf = async () =>
  (await strangerOf(here.server)(signIn, { email: here.company.rep.email, password })).token;

test('a wrong password, an unknown account and a disabled member are refused in the same words', async () => {
  const { admin, rep } = await makeCompany();
  await rowsOf('update member set disabled_at = now() where id = $1', [rep.memberId]);
  const tries = [
    { email: admin.email, password: 'wrong' },
    { email: `nobody@${admin.email.split('@')[1]}`, password },
    { email: rep.email, password },
  ];
  const bodies = [];
  for (const input of tries) {
    const { status, body } = await ask(here.server.url, signIn, input);
    expect(status).toBe(401);
    bodies.push({ ...body, requestId: null });
  }
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
});

test('after ten wrong passwords an account waits, even with the right one, on every server', async () => {
  const { rep } = await makeCompany();
  const other = await startServer({ rateLimits: true });
  for (let at = 0; at < hurried.most; at++) {
    const { url } = at % 2 ? here.server : other;
    expect((await ask(url, signIn, { email: rep.email, password: 'wrong' })).status).toBe(401);
  }
  for (const { url } of [here.server, other]) {
    const { status, headers, body } = await ask(url, signIn, { email: rep.email, password });
    expect([status, body.code]).toEqual([429, 'too_many']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(600);
  }
  // Refused before anything is hashed, which takes some 50 ms of a core; the quickest of five is not the machine's mood.
  const times: number[] = [];
  for (let at = 0; at < 5; at++) {
    const began = performance.now();
    await ask(other.url, signIn, { email: rep.email, password });
    times.push(performance.now() - began);
  }
  expect(Math.min(...times)).toBeLessThan(30);
  await other.stop();
});

test('a right password is not counted: a busy member never waits', async () => {
  const { rep } = await makeCompany();
  for (let at = 0; at < hurried.most + 1; at++)
    expect((await ask(here.server.url, signIn, { email: rep.email, password })).status).toBe(201);
});

test('an address that tries many accounts waits for all of them', async () => {
  const { url } = here.server;
  const headers = { 'x-forwarded-for': '198.51.100.1' };
  const answers = await Promise.all(
    Array.from({ length: 105 }, (_, at) => {
      const input = { email: `n${at}@${here.company.slug}.nobody.example`, password };
      return ask(url, signIn, input, { headers });
    }),
  );
  expect(statusesOf(answers).indexOf(429)).toBe(100);
  const right = { email: here.company.rep.email, password };
  const refused = await ask(url, signIn, right, { headers });
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
  expect((await ask(url, signIn, right)).status).toBe(201);
});

const { create, list } = records.lead;

async function cookieOf(): Promise<string> {
  const input = { email: here.company.rep.email, password, cookie: true };
  const { headers } = await ask(here.server.url, signIn, input);
  const [cookie] = headers.getSetCookie();
  expect(cookie).toMatch(
    /^__Host-pathsix=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  return cookie?.split(';')[0] ?? '';
}

test('the workspace’s cookie reads, and writes only from a page of our own origin', async () => {
  const { url } = here.server;
  const cookie = await cookieOf();
  const send = (endpoint: typeof list | typeof create, origin: string | null) =>
    ask(url, endpoint, endpoint === create ? { lastName: 'X' } : {}, {
      headers: { cookie, ...(origin && { origin }) },
    });
  expect((await send(list, null)).status).toBe(200);
  for (const foreign of [null, 'https://evil.example', 'null', `${url}.evil.example`])
    expect((await send(create, foreign)).status, String(foreign)).toBe(401);
  expect((await send(create, url)).status).toBe(201);
});

test('without a cookie asked for, none is set', async () => {
  const { headers } = await ask(here.server.url, signIn, {
    email: here.company.rep.email,
    password,
  });
  expect(headers.getSetCookie()).toEqual([]);
});

test('whoever is not signed in learns nothing about the input', async () => {
  const { url } = here.server;
  const good = await ask(url, create, { lastName: 'X' });
  const bad = await ask(url, create, { emails: 7, nonsense: true }, { token: 'made up' });
  expect(good.status).toBe(401);
  for (const body of [good.body, bad.body]) delete body.requestId;
  expect(bad.body).toEqual(good.body);
});
