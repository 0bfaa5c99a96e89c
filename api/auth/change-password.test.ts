import { expect, test } from 'vitest';

import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { changePassword } from '../../contract/passwords.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, makeSuperadmin, password } from '../../tests/support/database.ts';
import { mailsTo } from '../../tests/support/mails.ts';
import { codeOf, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite({ rateLimits: true });
const fresh = 'a few words of mine';

const status = async (token: string) => (await ask(here.server.url, getMe, {}, { token })).status;

test('a new password ends every session but the one that set it, and a code under way', async () => {
  const { rep } = await makeCompany();
  const [mine, other] = [await clientOf(here.server, rep), await clientOf(here.server, rep)];
  const { code } = await other(createPairing, {});
  await mine(changePassword, { current: password, password: fresh });
  expect([await status(mine.token), await status(other.token)]).toEqual([200, 401]);
  expect((await ask(here.server.url, redeemPairing, { code, name: 'X' })).status).toBe(401);
  const enter = (chosen: string) =>
    ask(here.server.url, signIn, { email: rep.email, password: chosen });
  expect([(await enter(password)).status, (await enter(fresh)).status]).toEqual([401, 201]);
  expect((await mailsTo(rep.email)).map(({ kind }) => kind)).toEqual(['password-changed']);
});

test('whoever does not know the password cannot change it, and ten tries are all there are', async () => {
  const { rep } = await makeCompany();
  const { token } = await clientOf(here.server, rep);
  const guess = (current: string) =>
    ask(here.server.url, changePassword, { current, password: fresh }, { token });
  for (let at = 0; at < 10; at++) {
    const { status: answered, body } = await guess('wrong');
    expect([answered, body.errors[0].field]).toEqual([422, 'current']);
  }
  expect((await guess(password)).status).toBe(429);
  const answer = await ask(here.server.url, signIn, { email: rep.email, password });
  expect(answer.status).toBe(201);
});

test('a superadmin changes theirs likewise', async () => {
  const email = `root.${here.company.slug}@pathsix.example`;
  await makeSuperadmin(email);
  const [mine, other] = [
    await clientOf(here.server, { email }),
    await clientOf(here.server, { email }),
  ];
  await mine(changePassword, { current: password, password: fresh });
  expect([await status(mine.token), await status(other.token)]).toEqual([200, 401]);
});

test('with a second factor the old password alone makes no new one: a code or a recovery code has to come with it', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { secret, recoveryCodes } = await setUpTotp(call, rep.email);
  for (const given of [{}, { code: '000000' }]) {
    const wanted = { current: password, password: fresh, ...given };
    const { code, errors } = await refusalOf(call(changePassword, wanted));
    expect([code, errors[0]?.field]).toEqual(['invalid', 'code']);
  }
  await call(changePassword, { current: password, password: fresh, code: codeOf(secret) });
  const code = recoveryCodes[0] ?? '';
  await call(changePassword, { current: fresh, password, code });
  const again = await refusalOf(call(changePassword, { current: password, password: fresh, code }));
  expect(again.errors[0]?.field).toBe('code');
});

test('the password that one has is no new one', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const refused = await refusalOf(call(changePassword, { current: password, password }));
  expect([refused.status, refused.errors[0]?.field]).toEqual([422, 'password']);
});
