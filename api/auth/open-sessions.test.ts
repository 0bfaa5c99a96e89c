import { expect, test } from 'vitest';

import { changeEmail } from '../../contract/email-change.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { endpoints } from '../../contract/index.ts';
import {
  confirmSession,
  endOtherSessions,
  listMemberSessions,
  listSessions,
  revokeMemberSession,
  revokeSession,
} from '../../contract/open-sessions.ts';
import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { changePassword } from '../../contract/passwords.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { confirmTotp, disableTotp, startTotp } from '../../contract/totp.ts';
import { examplesOf } from '../../tests/proof/isolation-examples.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { nowhere } from '../../tests/support/examples.ts';
import { mailsTo } from '../../tests/support/mails.ts';
import { codeOf, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { hashToken } from '../db/door.ts';

const here = suite();
const status = async (token: string) => (await ask(here.server.url, getMe, {}, { token })).status;

async function twice() {
  const { rep, admin } = await makeCompany();
  const [mine, other] = [await clientOf(here.server, rep), await clientOf(here.server, rep)];
  return { rep, admin, mine, other };
}

test('I see where I am signed in, page by page, and which one is this one', async () => {
  const { rep, mine } = await twice();
  const headers = { 'user-agent': 'Firefox of a test', 'x-pathsix-source': 'extension' };
  await ask(here.server.url, signIn, { email: rep.email, password }, { headers });
  const { items } = await mine(listSessions, {});
  expect(items.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ kind: 'browser' }]);
  expect(items).toHaveLength(3);
  expect(items.find(({ kind }) => kind === 'extension')).toMatchObject({
    userAgent: 'Firefox of a test',
    address: expect.stringMatching(/127\.0\.0\.1|::1/),
  });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(mine, cursor);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(items.map(({ id }) => id));
});

test('a session that ran out is not told of any more', async () => {
  const { mine, other } = await twice();
  await rowsOf(`update session set expires_at = now() - interval '1 second' where id = $1`, [
    hashToken(other.token),
  ]);
  expect((await mine(listSessions, {})).items).toMatchObject([{ isCurrent: true }]);
});

const pageAfter = (call: Awaited<ReturnType<typeof clientOf>>, cursor: string | null) =>
  call(listSessions, { limit: 1, ...(cursor && { cursor }) });

test('a session that I end elsewhere is dead on its next request; those of others are none of mine', async () => {
  const { mine, other } = await twice();
  const stranger = await twice();
  const theirs = (await stranger.mine(listSessions, {})).items[0]?.id ?? '';
  expect((await refusalOf(mine(revokeSession, { id: theirs }))).code).toBe('not_found');
  const { items } = await mine(listSessions, {});
  await mine(revokeSession, { id: items.find(({ isCurrent }) => !isCurrent)?.id ?? '' });
  expect([await status(mine.token), await status(other.token)]).toEqual([200, 401]);
  expect(await status(stranger.mine.token)).toBe(200);
});

test('ending all others leaves this one, and kills a code made by another', async () => {
  const { mine, other } = await twice();
  const { code } = await other(createPairing, {});
  await mine(endOtherSessions, {});
  expect([await status(mine.token), await status(other.token)]).toEqual([200, 401]);
  expect((await ask(here.server.url, redeemPairing, { code, name: 'X' })).status).toBe(401);
});

test('an extension that is being paired while all others are ended does not stay', async () => {
  const { mine } = await twice();
  for (let round = 0; round < 5; round++) {
    const { code } = await mine(createPairing, {});
    const [paired] = await Promise.all([
      ask(here.server.url, redeemPairing, { code, name: 'X' }),
      mine(endOtherSessions, {}),
    ]);
    expect([201, 401]).toContain(paired.status);
    // It began before the others were ended, and ended with them; or its code was dead.
    const { items } = await mine(listSessions, {});
    expect(items.map(({ isCurrent }) => isCurrent)).toEqual([true]);
  }
});

test('an admin sees and ends the sessions of a member of their own tenant, and of no other', async () => {
  const { rep, admin, mine, other } = await twice();
  const call = await clientOf(here.server, admin);
  const id = rep.memberId ?? '';
  const { items } = await call(listMemberSessions, { id });
  expect(items).toHaveLength(2);
  await call(revokeMemberSession, { id, sessionId: items[0]?.id ?? '' });
  const alive = [await status(mine.token), await status(other.token)];
  expect(alive.filter((answered) => answered === 200)).toHaveLength(1);
  const left = items[1]?.id ?? '';
  const ours = here.company.rep.memberId ?? '';
  const foreign = [
    () => here.as.admin(listMemberSessions, { id }),
    () => here.as.admin(revokeMemberSession, { id, sessionId: left }),
    () => here.as.admin(revokeMemberSession, { id: ours, sessionId: left }),
  ];
  for (const asked of foreign) expect((await refusalOf(asked())).code).toBe('not_found');
  expect((await refusalOf(here.as.manager(listMemberSessions, { id }))).code).toBe('forbidden');
  expect((await call(listMemberSessions, { id })).items.map((open) => open.id)).toEqual([left]);
});

test('the use of a session is written down once it is five minutes old', async () => {
  const { rep, mine } = await twice();
  await rowsOf(
    `update session s set last_seen_at = now() - interval '1 hour' from identity i where i.id = s.identity_id and i.member_id = $1`,
    [rep.memberId],
  );
  const times = async () =>
    (await mine(listSessions, {})).items.map(({ isCurrent, lastSeenAt }) => [
      isCurrent,
      Date.now() - Date.parse(lastSeenAt) < 300_000,
    ]);
  await times();
  expect(await times()).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('a dangerous act needs the password within the last ten minutes', async () => {
  const { rep, mine } = await twice();
  await mine(startTotp, {});
  await rowsOf(
    `update session s set confirmed_at = now() - interval '11 minutes' from identity i where i.id = s.identity_id and i.member_id = $1`,
    [rep.memberId],
  );
  const refused = await refusalOf(mine(startTotp, {}));
  expect([refused.code, refused.errors[0]?.field]).toEqual(['forbidden', 'confirmation']);
  const wrong = await refusalOf(mine(confirmSession, { password: 'wrong' }));
  expect(wrong.errors[0]?.field).toBe('password');
  const { confirmedUntil } = await mine(confirmSession, { password });
  expect(Date.parse(confirmedUntil) - Date.now()).toBeGreaterThan(9 * 60_000);
  await mine(startTotp, {});
});

test('every endpoint that asks for the password refuses an admin who gave it too long ago', async () => {
  const { admin } = await makeCompany();
  const { token } = await clientOf(here.server, admin);
  await rowsOf(
    `update session s set confirmed_at = now() - interval '11 minutes' from identity i where i.id = s.identity_id and i.member_id = $1`,
    [admin.memberId],
  );
  for (const endpoint of endpoints.filter((one) => one.confirmed && one.access !== 'superadmin')) {
    const [input = {}] = examplesOf(endpoint, nowhere(), 'word');
    const answer = await ask(here.server.url, endpoint, input, { token });
    expect(answer.status, endpoint.id).toBe(403);
    expect(answer.body.errors, endpoint.id).toMatchObject([{ field: 'confirmation' }]);
  }
});

test('with a second factor the password alone confirms nothing', async () => {
  const { rep, mine } = await twice();
  const { secret } = await setUpTotp(mine, rep.email);
  const refused = await refusalOf(mine(confirmSession, { password }));
  expect(refused.errors[0]?.field).toBe('code');
  await mine(confirmSession, { password, code: codeOf(secret) });
});

test('a paired device does nothing that is dangerous, even with the password and a code, and is told where to do it', async () => {
  const { rep, mine } = await twice();
  const { code: pairing } = await mine(createPairing, {});
  const { body } = await ask(here.server.url, redeemPairing, { code: pairing, name: 'X' });
  const { secret } = await setUpTotp(mine, rep.email);
  const code = codeOf(secret);
  // As if somebody had confirmed it all the same.
  await rowsOf('update session set confirmed_at = now() where id = $1', [hashToken(body.token)]);
  const acts: [Endpoint, object][] = [
    [startTotp, {}],
    [confirmTotp, { code }],
    [disableTotp, { password, code }],
    [confirmSession, { password, code }],
    [changeEmail, { email: `new.${rep.email}`, password, code }],
    [changePassword, { current: password, password: 'a few words of mine', code }],
  ];
  for (const [endpoint, input] of acts) {
    const answer = await ask(here.server.url, endpoint, input, { token: body.token });
    expect([answer.status, answer.body.errors[0].field], endpoint.id).toEqual([403, 'session']);
    expect(answer.body.detail).toContain('workspace');
  }
  expect(await mailsTo(rep.email)).toEqual([]);
  expect((await mine(getMe, {})).hasTotp).toBe(true);
});
