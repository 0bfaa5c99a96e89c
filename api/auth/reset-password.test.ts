import { expect, test } from 'vitest';

import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { completePasswordReset, requestPasswordReset } from '../../contract/passwords.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { until } from '../../tests/proof/until.ts';
import { ask, statusesOf } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { linkIn, mailsTo } from '../../tests/support/mails.ts';
import { clientOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const fresh = 'a few words of mine';

const wish = (email: string) => ask(here.server.url, requestPasswordReset, { email });
const complete = (token: string, chosen = fresh) =>
  ask(here.server.url, completePasswordReset, { token, password: chosen });
const enter = (email: string, with_: string) =>
  ask(here.server.url, signIn, { email, password: with_ });
const linkFor = async (email: string) => {
  await wish(email);
  return linkIn('password-reset', email);
};

test('a link from a mail sets a new password, and ends every session and paired device', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { code } = await call(createPairing, {});
  const paired = await ask(here.server.url, redeemPairing, { code, name: 'Laptop' });
  const unused = (await call(createPairing, {})).code;
  const token = await linkFor(rep.email);
  expect((await complete(token)).status).toBe(204);
  for (const dead of [call.token, paired.body.token])
    expect((await ask(here.server.url, getMe, {}, { token: dead })).status).toBe(401);
  const late = await ask(here.server.url, redeemPairing, { code: unused, name: 'Laptop' });
  expect(late.status).toBe(401);
  expect((await enter(rep.email, password)).status).toBe(401);
  expect((await enter(rep.email, fresh)).status).toBe(201);
  const kinds = (await mailsTo(rep.email)).map(({ kind }) => kind);
  expect(kinds).toEqual(['password-reset', 'password-changed']);
});

test('a link works once, however many try it at once, and the next one kills those before', async () => {
  const { rep } = await makeCompany();
  const first = await linkFor(rep.email);
  await wish(rep.email);
  await until(20_000, async () => (await mailsTo(rep.email)).length === 2);
  const second = await linkIn('password-reset', rep.email);
  const answers = await Promise.all(
    [second, second, second].map((token, at) => complete(token, `${fresh} ${at}`)),
  );
  expect(statusesOf(answers)).toEqual([204, 422, 422]);
  for (const token of [first, second]) expect((await complete(token)).status).toBe(422);
});

test('a link that ran out, one of a disabled member and one that never was are refused in the same words', async () => {
  const { rep, rep2 } = await makeCompany();
  const [old, disabled] = [await linkFor(rep.email), await linkFor(rep2.email)];
  await rowsOf(
    "update one_time_token set expires_at = now() - interval '1 second' where member_id = $1",
    [rep.memberId],
  );
  await rowsOf('update member set disabled_at = now() where id = $1', [rep2.memberId]);
  const bodies = [];
  for (const token of [old, disabled, 'never-was']) {
    const { status, body } = await complete(token);
    expect(status).toBe(422);
    bodies.push({ ...body, requestId: null });
  }
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
  expect(bodies[0].errors[0].field).toBe('token');
});

test('whoever asks for a new password is told the same whether there is an account or not', async () => {
  const { rep, admin } = await makeCompany();
  await rowsOf('update member set disabled_at = now() where id = $1', [admin.memberId]);
  const nobody = `nobody.${rep.email}`;
  const answers = [await wish(rep.email), await wish(nobody), await wish(admin.email)];
  for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body]);
  await linkIn('password-reset', rep.email);
  await until(20_000, async () => (await jobsOf(nobody)) + (await jobsOf(admin.email)) === 0);
  expect([await mailsTo(nobody), await mailsTo(admin.email)]).toEqual([[], []]);
});

const jobsOf = async (email: string) =>
  (await rowsOf("select from job where payload ->> 'email' = $1", [email])).length;

test('nobody comes in with the old password at the moment it changes and stays', async () => {
  const { rep } = await makeCompany();
  const token = await linkFor(rep.email);
  const entering = Array.from({ length: 6 }, () => enter(rep.email, password));
  const [done, ...entered] = await Promise.all([complete(token), ...entering]);
  expect(done.status).toBe(204);
  for (const { status, body } of entered) {
    if (status === 201)
      expect((await ask(here.server.url, getMe, {}, { token: body.token })).status).toBe(401);
    else expect(status).toBe(401);
  }
});

test('no secret of a link is stored but in the mail itself', async () => {
  const { rep } = await makeCompany();
  const token = await linkFor(rep.email);
  const rows = await rowsOf('select t::text as row from one_time_token t where member_id = $1', [
    rep.memberId,
  ]);
  expect(rows.length).toBe(1);
  expect(String(rows[0]?.['row'])).not.toContain(token);
  expect(token.length).toBeGreaterThanOrEqual(32);
});

test.each([
  ['too short', 'nine char', 'at least 10'],
  ['one that many use', 'Qwertyuiop', 'Many people use'],
  ['the same few characters', 'abababababab', 'repeats'],
  ['the own name with a year', 'rep2 OF %slug% 2026', 'your name'],
  ['the own address', '%email%', 'your name'],
])(
  'a new password that is %s is refused with what to do, and the link stays good',
  async (_, bad, says) => {
    const { rep2, slug } = await makeCompany();
    const token = await linkFor(rep2.email);
    const chosen = bad.replace('%slug%', slug).replace('%email%', rep2.email);
    const { status, body } = await complete(token, chosen);
    expect([status, body.errors[0].field]).toEqual([422, 'password']);
    expect(body.errors[0].message).toContain(says);
    expect((await complete(token)).status).toBe(204);
  },
);

test('the password that was forgotten is no new one, and the link stays good', async () => {
  const { rep } = await makeCompany();
  const token = await linkFor(rep.email);
  const refused = await complete(token, password);
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'password']);
  expect((await complete(token)).status).toBe(204);
});
