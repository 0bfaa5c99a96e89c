import { expect, test } from 'vitest';

import { listSessions } from '../../contract/open-sessions.ts';
import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { getMe } from '../../contract/sessions.ts';
import { ask, statusesOf } from '../../tests/support/ask.ts';
import { makeCompany, makeSuperadmin, rowsOf } from '../../tests/support/database.ts';
import { clientOf, startServer } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { makeCode } from '../db/random.ts';

const here = suite();
const redeem = (code: string, url = here.server.url) => {
  const headers = { 'x-forwarded-for': '198.51.100.3' };
  return ask(url, redeemPairing, { code, name: 'Chrome on the laptop' }, { headers });
};

async function someone() {
  const { rep } = await makeCompany();
  return { rep, call: await clientOf(here.server, rep) };
}

test('an extension is signed in by a code from the workspace, and stands in the list under its name', async () => {
  const { rep, call } = await someone();
  const { code } = await call(createPairing, {});
  const { status, body } = await redeem(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`);
  expect([status, body.member.id]).toEqual([201, rep.memberId]);
  expect((await ask(here.server.url, getMe, {}, { token: body.token })).status).toBe(200);
  const { items } = await call(listSessions, {});
  expect(items.map(({ kind, name, isCurrent }) => [kind, name, isCurrent])).toContainEqual([
    'extension',
    'Chrome on the laptop',
    false,
  ]);
});

test('a code works once, however many try it at once', async () => {
  const { call } = await someone();
  const { code } = await call(createPairing, {});
  const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(code)));
  expect(statusesOf(answers)).toEqual([201, 401, 401, 401]);
  expect((await redeem(code)).status).toBe(401);
});

test('a code that ran out, an earlier one, one of a disabled member and one that never was are refused in the same words', async () => {
  const [old, replaced, disabled] = [await someone(), await someone(), await someone()];
  const codes: string[] = [];
  for (const { call } of [old, replaced, disabled])
    codes.push((await call(createPairing, {})).code);
  await rowsOf(
    "update one_time_token set expires_at = now() - interval '1 second' where member_id = $1",
    [old.rep.memberId],
  );
  await replaced.call(createPairing, {});
  await rowsOf('update member set disabled_at = now() where id = $1', [disabled.rep.memberId]);
  const bodies = [];
  for (const code of [...codes, 'ABCDEFGH']) {
    const { status, body } = await redeem(code);
    expect([status, body.errors[0].field]).toEqual([401, 'code']);
    bodies.push({ ...body, requestId: '' });
  }
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
});

test('an address that guesses at codes waits, and right ones are not counted', async () => {
  const server = await startServer({ rateLimits: true });
  const { call } = await someone();
  try {
    for (let at = 0; at < 12; at++)
      expect((await redeem((await call(createPairing, {})).code, server.url)).status).toBe(201);
    const statuses: number[] = [];
    for (let at = 0; at < 11; at++) statuses.push((await redeem('ABCDEFGH', server.url)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  } finally {
    await server.stop();
  }
});

test('a superadmin has no tenant to pair an extension with', async () => {
  const email = `root.${here.company.slug}@pathsix.example`;
  await makeSuperadmin(email);
  const root = await clientOf(here.server, { email });
  expect((await refusalOf(root(createPairing, {}))).code).toBe('forbidden');
});

test('codes are made of thirty letters that nobody takes for one another, all alike', () => {
  const seen = new Map<string, number>();
  for (const letter of makeCode(60_000)) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  expect([...seen.keys()].toSorted().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ');
  // 2,000 each are expected; ten standard deviations to either side are 440.
  for (const count of seen.values()) expect(Math.abs(count - 2000)).toBeLessThan(440);
});
