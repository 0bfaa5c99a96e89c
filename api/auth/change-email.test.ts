import { expect, test } from 'vitest';

import { changeEmail, confirmEmailChange } from '../../contract/email-change.ts';
import { listMembers } from '../../contract/members.ts';
import { completePasswordReset, requestPasswordReset } from '../../contract/passwords.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { linkIn, mailsTo } from '../../tests/support/mails.ts';
import { codeOf, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const confirm = (token: string) => ask(here.server.url, confirmEmailChange, { token });
const enter = async (email: string) =>
  (await ask(here.server.url, signIn, { email, password })).status;

test('an address changes once its mailbox has proved it, everywhere at once, and the old one is told before', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const email = `new.${rep.email}`;
  await call(changeEmail, { email: email.toUpperCase(), password });
  expect((await mailsTo(rep.email)).map(({ kind }) => kind)).toEqual(['email-change-notice']);
  expect([await enter(rep.email), await enter(email)]).toEqual([201, 401]);
  const token = await linkIn('email-change', email);
  expect((await confirm(token)).status).toBe(204);
  expect([await enter(rep.email), await enter(email)]).toEqual([401, 201]);
  expect((await call(getMe, {})).member.email).toBe(email);
  const { items } = await call(listMembers, { q: email });
  expect(items.map(({ id }) => id)).toEqual([rep.memberId]);
  expect((await confirm(token)).status).toBe(422);
});

test('a taken address gets the same answers as a free one, and its link does nothing', async () => {
  const [{ rep, rep2 }, elsewhere] = [await makeCompany(), await makeCompany()];
  const call = await clientOf(here.server, rep);
  const free = await call(changeEmail, { email: `free.${rep.email}`, password });
  for (const { email } of [rep2, elsewhere.rep]) {
    const answer = await call(changeEmail, { email, password });
    expect(Object.keys(answer)).toEqual(Object.keys(free));
    const refused = await confirm(await linkIn('email-change', email));
    const never = await confirm('never-was');
    expect(refused.status).toBe(422);
    expect({ ...refused.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  }
  expect((await call(getMe, {})).member.email).toBe(rep.email);
  for (const { email } of [rep, rep2, elsewhere.rep]) expect(await enter(email)).toBe(201);
});

test('whoever is disabled moves no address, whatever link they hold', async () => {
  const { rep } = await makeCompany();
  const email = `late.${rep.email}`;
  await (
    await clientOf(here.server, rep)
  )(changeEmail, { email, password });
  await rowsOf('update member set disabled_at = now() where id = $1', [rep.memberId]);
  expect((await confirm(await linkIn('email-change', email))).status).toBe(422);
  const stored = await rowsOf('select email from member where id = $1', [rep.memberId]);
  expect(stored).toEqual([{ email: rep.email }]);
});

test('a newer wish calls the earlier one off', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const [first, second] = [`one.${rep.email}`, `two.${rep.email}`];
  for (const email of [first, second]) await call(changeEmail, { email, password });
  expect((await confirm(await linkIn('email-change', first))).status).toBe(422);
  expect((await confirm(await linkIn('email-change', second))).status).toBe(204);
});

test('a reset link that lies in the old mailbox is dead once the address has changed', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  await call(requestPasswordReset, { email: rep.email });
  const token = await linkIn('password-reset', rep.email);
  const email = `new.${rep.email}`;
  await call(changeEmail, { email, password });
  await confirm(await linkIn('email-change', email));
  const late = { token, password: 'a few words of mine' };
  expect((await ask(here.server.url, completePasswordReset, late)).status).toBe(422);
});

test('whoever does not know the password, or sends no address, changes nothing', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const wrong = await refusalOf(call(changeEmail, { email: 'x@y.example', password: 'wrong' }));
  expect(wrong.errors[0]?.field).toBe('password');
  const nonsense = await refusalOf(call(changeEmail, { email: 'nonsense', password }));
  expect(nonsense.errors[0]?.field).toBe('email');
  expect(await mailsTo('x@y.example')).toEqual([]);
});

test('with a second factor the password alone asks for no new address: a code or a recovery code has to come with it', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { secret, recoveryCodes } = await setUpTotp(call, rep.email);
  const email = `new.${rep.email}`;
  for (const given of [{}, { code: '000000' }]) {
    const { code, errors } = await refusalOf(call(changeEmail, { email, password, ...given }));
    expect([code, errors[0]?.field]).toEqual(['invalid', 'code']);
  }
  expect(await mailsTo(email)).toEqual([]);
  await call(changeEmail, { email, password, code: codeOf(secret) });
  await call(changeEmail, { email, password, code: recoveryCodes[0] ?? '' });
  expect(await mailsTo(email)).toHaveLength(2);
});
