import { Secret } from 'otpauth';
import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { listSessions } from '../../contract/open-sessions.ts';
import { createPairing } from '../../contract/pairing.ts';
import { getMe, signIn, signOut } from '../../contract/sessions.ts';
import { confirmTotp, disableTotp, startTotp } from '../../contract/totp.ts';
import { ask, statusesOf } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { codeOf, letCodesBeUsedAgain, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { stepOf } from './second-factor.ts';

const here = suite();
const enter = (email: string, code?: string, with_ = password) =>
  ask(here.server.url, signIn, { email, password: with_, ...(code && { code }) });

async function someoneWithTotp() {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  return { email: rep.email, call, ...(await setUpTotp(call, rep.email)) };
}

// RFC 6238, appendix B, SHA-1, by the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code of the RFC is %s', (seconds, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  const step = Math.floor(seconds / 30);
  for (const off of [-30, 0, 30])
    expect(stepOf(secret, code, new Date((seconds + off) * 1000))).toBe(step);
  for (const off of [-60, 60])
    expect(stepOf(secret, code, new Date((seconds + off) * 1000))).toBeNull();
});

test('a second factor counts once a code of it was sent, and signing in needs one from then on', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { secret, uri } = await call(startTotp, {});
  expect(URL.parse(uri)?.searchParams.get('secret')).toBe(secret);
  expect((await enter(rep.email)).status).toBe(201);
  const refused = await refusalOf(call(confirmTotp, { code: codeOf(secret, 5) }));
  expect(refused.errors[0]?.field).toBe('code');
  expect((await call(getMe, {})).hasTotp).toBe(false);
  const { recoveryCodes } = await call(confirmTotp, { code: codeOf(secret) });
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await call(getMe, {})).hasTotp).toBe(true);
  const { status, body } = await enter(rep.email);
  expect([status, body.code, body.errors[0].field]).toEqual([401, 'unauthenticated', 'code']);
  // The code that set it up is used; the next one is not.
  expect((await enter(rep.email, codeOf(secret))).status).toBe(401);
  expect((await enter(rep.email, codeOf(secret, 1))).status).toBe(201);
});

test('whether there is a second factor is told to nobody who does not know the password', async () => {
  const { email, secret } = await someoneWithTotp();
  const { rep } = await makeCompany();
  const answers = [
    await enter(rep.email, undefined, 'wrong'),
    await enter(email, undefined, 'wrong'),
    await enter(email, codeOf(secret), 'wrong'),
  ];
  for (const { status, body } of answers)
    expect([status, { ...body, requestId: '' }]).toEqual([
      401,
      { ...answers[0]?.body, requestId: '' },
    ]);
  expect((await enter(email, codeOf(secret))).status).toBe(201);
});

test('a code lets in one of those who send it at once, and nobody later', async () => {
  const { email, secret } = await someoneWithTotp();
  const code = codeOf(secret);
  const answers = await Promise.all(Array.from({ length: 5 }, () => enter(email, code)));
  expect(statusesOf(answers)).toEqual([201, 401, 401, 401, 401]);
  expect((await enter(email, code)).status).toBe(401);
});

test('a recovery code stands in for a code, once, however it is written', async () => {
  const { email, recoveryCodes } = await someoneWithTotp();
  const [one = '', two = ''] = recoveryCodes;
  const written = one.toLowerCase().replace('-', ' ');
  const answers = await Promise.all(Array.from({ length: 3 }, () => enter(email, written)));
  expect(statusesOf(answers)).toEqual([201, 401, 401]);
  expect((await enter(email, two)).status).toBe(201);
  const [kept] = await rowsOf<{ codes: string[] }>(
    'select recovery_codes as codes from identity where email = $1',
    [email],
  );
  expect(kept?.codes.length).toBe(8);
  expect(kept?.codes.join(' ')).not.toContain(recoveryCodes[2]?.replace('-', ''));
});

test('removing it takes the password and a code, and both are refused when wrong', async () => {
  const { email, call, secret } = await someoneWithTotp();
  const wrong = [
    { password: 'wrong', code: codeOf(secret) },
    { password, code: '000000' },
  ];
  for (const input of wrong)
    expect((await refusalOf(call(disableTotp, input))).code).toBe('invalid');
  expect((await refusalOf(call(startTotp, {}))).code).toBe('conflict');
  await letCodesBeUsedAgain(email);
  await call(disableTotp, { password, code: codeOf(secret) });
  expect((await enter(email)).status).toBe(201);
  expect((await refusalOf(call(disableTotp, { password, code: codeOf(secret) }))).code).toBe(
    'conflict',
  );
});

test('where the tenant wants a second factor, a member without one is answered nothing but how to set it up', async () => {
  const { rep, tenantId } = await makeCompany();
  const call = await clientOf(here.server, rep);
  await call(records.lead.list, {});
  await rowsOf('update tenant set require_totp = true where id = $1', [tenantId]);
  expect((await call(getMe, {})).mustSetUpTotp).toBe(true);
  const asked = [
    () => call(records.lead.list, {}),
    () => call(records.lead.create, { lastName: 'X' }),
    () => call(createPairing, {}),
    () => call(listSessions, {}),
  ];
  for (const one of asked) {
    const { code, errors } = await refusalOf(one());
    expect([code, errors[0]?.field]).toEqual(['forbidden', 'totp']);
  }
  const session = await enter(rep.email);
  expect([session.status, session.body.mustSetUpTotp]).toEqual([201, true]);
  expect((await ask(here.server.url, signOut, {}, { token: session.body.token })).status).toBe(204);
  const { secret } = await setUpTotp(call, rep.email);
  expect((await call(getMe, {})).mustSetUpTotp).toBe(false);
  await call(records.lead.list, {});
  await call(disableTotp, { password, code: codeOf(secret) });
  expect((await refusalOf(call(records.lead.list, {}))).errors[0]?.field).toBe('totp');
});
