import { changeEmail } from '../../contract/email-change.ts';
import {
  confirmSession,
  endOtherSessions,
  revokeMemberSession,
  revokeSession,
} from '../../contract/open-sessions.ts';
import { createPairing } from '../../contract/pairing.ts';
import { changePassword, requestPasswordReset } from '../../contract/passwords.ts';
import { signIn, signOut } from '../../contract/sessions.ts';
import { confirmTotp, disableTotp, startTotp } from '../../contract/totp.ts';
import { rowsOf } from '../support/database.ts';
import { linkIn, mailsTo } from '../support/mails.ts';
import { codeOf, letCodesBeUsedAgain } from '../support/second-factor.ts';
import { accepts, comingsAndGoings } from './life-comings.ts';
import {
  everything,
  expectStatus,
  hashOf,
  keepSession,
  kill,
  nextPassword,
  pick,
  pickWorkspace,
  send,
  spend,
  type Act,
  type Life,
} from './life.ts';
import { until } from './until.ts';

/** A code of the app that was not used yet, or none where there is no second factor. */
async function factorOf({ email, secret, ownerUrl }: Life): Promise<{ code?: string }> {
  if (secret === null) return {};
  await letCodesBeUsedAgain(email, ownerUrl);
  return { code: codeOf(secret) };
}

const signsIn: Act = async (life) => {
  const { email, password, recoveryCodes } = life;
  const recovery = life.secret !== null && life.random() < 0.3 ? recoveryCodes.pop() : undefined;
  const factor = recovery === undefined ? await factorOf(life) : { code: recovery };
  const answer = await send(life, signIn, { email, password, ...factor });
  if (!expectStatus(life, 'signing in', answer, life.state === 'here' ? 201 : 401)) return;
  if (life.state !== 'here') return;
  await keepSession(life, answer.body.token);
  if (life.secret !== null) {
    const again = await send(life, signIn, { email, password, ...factor });
    expectStatus(life, 'the same code again', again, 401);
  }
};

const pairs: Act = async (life) => {
  const session = pick(life, life.sessions);
  if (!session) return;
  const answer = await send(life, createPairing, {}, session.secret);
  if (!expectStatus(life, 'a code', answer, 201)) return;
  kill(life.pairings);
  life.pairings.push({ secret: answer.body.code, isAlive: true });
};

const redeems: Act = async (life) => {
  const pairing = pick(life, life.pairings);
  if (!pairing) return;
  const answer = await spend.pairing(life, pairing.secret);
  pairing.isAlive = false;
  if (expectStatus(life, 'redeeming', answer, 201)) await keepSession(life, answer.body.token);
};

const signsOut: Act = async (life) => {
  const session = pick(life, life.sessions);
  if (!session) return;
  expectStatus(life, 'signing out', await send(life, signOut, {}, session.secret), 204);
  session.isAlive = false;
};

const endsOne: Act = async (life) => {
  const [mine, other] = [pick(life, life.sessions), pick(life, life.sessions)];
  if (!mine || !other) return;
  const answer =
    life.random() < 0.5
      ? await send(life, revokeSession, { id: other.publicId }, mine.secret)
      : await send(
          life,
          revokeMemberSession,
          { id: life.memberId, sessionId: other.publicId },
          life.adminToken,
        );
  expectStatus(life, 'ending one', answer, 204);
  other.isAlive = false;
};

const endsOthers: Act = async (life) => {
  const session = pick(life, life.sessions);
  if (!session) return;
  expectStatus(life, 'ending others', await send(life, endOtherSessions, {}, session.secret), 204);
  kill(life.sessions, session);
  kill(life.pairings);
};

const asksForReset: Act = async (life) => {
  if (life.state !== 'here') return;
  const { email, ownerUrl } = life;
  const written = async () =>
    (await mailsTo(email, ownerUrl)).filter(({ kind }) => kind === 'password-reset').length;
  const before = await written();
  await send(life, requestPasswordReset, { email });
  await until(20_000, async () => (await written()) > before);
  const secret = await linkIn('password-reset', email, ownerUrl);
  life.resets.push({ secret, isAlive: true });
};

const completesReset: Act = async (life) => {
  const reset = pick(life, life.resets);
  if (!reset) return;
  const password = nextPassword(life);
  expectStatus(life, 'a reset', await spend.reset(life, reset.secret, password), 204);
  const before = { email: life.email, password: life.password, ...(await factorOf(life)) };
  expectStatus(life, 'the old password', await send(life, signIn, before), 401);
  life.password = password;
  kill(everything(life));
};

const changesPassword: Act = async (life) => {
  const session = pickWorkspace(life);
  if (!session) return;
  const [current, password] = [life.password, nextPassword(life)];
  const wanted = { current, password, ...(await factorOf(life)) };
  const answer = await send(life, changePassword, wanted, session.secret);
  expectStatus(life, 'a new password', answer, 204);
  life.password = password;
  kill(everything(life), session);
};

const changesEmail: Act = async (life) => {
  const session = pickWorkspace(life);
  if (!session) return;
  const email = `life${life.made++}.${life.email.replace(/^life\d+\./, '')}`;
  const { password, ownerUrl } = life;
  const wanted = { email, password, ...(await factorOf(life)) };
  const answer = await send(life, changeEmail, wanted, session.secret);
  expectStatus(life, 'a wish for an address', answer, 201);
  kill(life.emailChanges);
  const secret = await linkIn('email-change', email, ownerUrl);
  life.emailChanges.push({ secret, email, isAlive: true });
};

const confirmsEmail: Act = async (life) => {
  const change = pick(life, life.emailChanges);
  if (!change) return;
  expectStatus(life, 'a new address', await spend.emailChange(life, change.secret), 204);
  life.email = change.email;
  kill([...life.emailChanges, ...life.resets]);
};

const turnsFactor: Act = async (life) => {
  const session = pickWorkspace(life);
  if (!session) return;
  const { password } = life;
  const factor = await factorOf(life);
  if (life.secret !== null) {
    const off = await send(life, disableTotp, { password, ...factor }, session.secret);
    if (expectStatus(life, 'no second factor', off, 204)) life.secret = null;
    return;
  }
  await send(life, confirmSession, { password }, session.secret);
  const { secret } = (await send(life, startTotp, {}, session.secret)).body;
  const on = await send(life, confirmTotp, { code: codeOf(secret) }, session.secret);
  if (!expectStatus(life, 'a second factor', on, 201)) return;
  Object.assign(life, { secret, recoveryCodes: on.body.recoveryCodes });
};

const runsOut: Act = async (life) => {
  const [session, once] = [
    pick(life, life.sessions),
    pick(life, [...life.pairings, ...life.resets, ...life.emailChanges, ...life.invitations]),
  ];
  const past = "set expires_at = now() - interval '1 second' where";
  if (session)
    await rowsOf(`update session ${past} id = $1`, [hashOf(session.secret)], life.ownerUrl);
  if (once)
    await rowsOf(`update one_time_token ${past} hash = $1`, [hashOf(once.secret)], life.ownerUrl);
  for (const one of [session, once]) if (one) one.isAlive = false;
};

/** What may happen; what happens more often stands more often. */
export const acts: [name: string, act: Act][] = [
  ['signing in', signsIn],
  ['signing in', signsIn],
  ['signing in', signsIn],
  ['making a code', pairs],
  ['making a code', pairs],
  ['redeeming a code', redeems],
  ['signing out', signsOut],
  ['ending one session', endsOne],
  ['ending others', endsOthers],
  ['asking for a reset', asksForReset],
  ['asking for a reset', asksForReset],
  ['a reset', completesReset],
  ['a new password', changesPassword],
  ['asking for a new address', changesEmail],
  ['a new address', confirmsEmail],
  ['turning the second factor', turnsFactor],
  ...comingsAndGoings,
  ['running out', runsOut],
];

/** Whatever still lives is let in when its turn comes: nothing was killed that should not have been. */
export const lastActs: Act[] = [redeems, confirmsEmail, completesReset, accepts];
