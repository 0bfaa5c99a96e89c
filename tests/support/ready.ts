import type { Client } from '../../contract/client.ts';
import { changeEmail } from '../../contract/email-change.ts';
import { createInvitation } from '../../contract/invitations.ts';
import { listSessions } from '../../contract/open-sessions.ts';
import { createPairing } from '../../contract/pairing.ts';
import { requestPasswordReset } from '../../contract/passwords.ts';
import { createRole } from '../../contract/roles.ts';
import { listTeams } from '../../contract/teams.ts';
import { startTotp } from '../../contract/totp.ts';
import { makeCompany, password } from './database.ts';
import { linkIn } from './mails.ts';
import { codeOf, setUpTotp } from './second-factor.ts';
import { clientOf } from './server.ts';

/** Somebody new, signed in twice, for whom an endpoint can have its effect. */
interface Ready {
  call: Client;
  email: string;
  memberId: string;
  /** The other session of theirs. */
  session: string;
}

const next = 'a few words of mine';
const newEmail = ({ email }: Ready) => `new.${email}`;

async function invited({ call, email }: Ready): Promise<string> {
  const guest = `guest.${email}`;
  const { items: teams } = await call(listTeams, {});
  const { key: role } = await call(createRole, { name: 'Guests' });
  await call(createInvitation, { email: guest, role, teamIds: teams.map(({ id }) => id) });
  return linkIn('invitation', guest);
}

/** Inputs that need a link, a code or a password to be taken, by the endpoint's id. */
const inputs: Record<string, (ready: Ready) => Promise<object>> = {
  'sessions.create': async ({ email }) => ({ email, password }),
  'sessions.end': async () => ({}),
  'sessions.revoke': async ({ session }) => ({ id: session }),
  'sessions.endOthers': async () => ({}),
  'sessions.confirm': async () => ({ password }),
  'memberSessions.list': async ({ memberId }) => ({ id: memberId }),
  'memberSessions.revoke': async ({ memberId, session }) => ({ id: memberId, sessionId: session }),
  async 'passwordResets.complete'({ call, email }) {
    await call(requestPasswordReset, { email });
    return { token: await linkIn('password-reset', email), password: next };
  },
  'me.changePassword': async () => ({ current: password, password: next }),
  'me.changeEmail': async (ready) => ({ email: newEmail(ready), password }),
  async 'emailChanges.confirm'(ready) {
    const email = newEmail(ready);
    await ready.call(changeEmail, { email, password });
    return { token: await linkIn('email-change', email) };
  },
  'totp.confirm': async ({ call }) => ({ code: codeOf((await call(startTotp, {})).secret) }),
  'totp.disable': async ({ call, email }) => ({
    password,
    code: codeOf((await setUpTotp(call, email)).secret),
  }),
  'invitations.look': async (ready) => ({ token: await invited(ready) }),
  'invitations.accept': async (ready) => ({
    token: await invited(ready),
    name: 'Somebody new',
    password: next,
  }),
  'pairings.redeem': async ({ call }) => ({
    code: (await call(createPairing, {})).code,
    name: 'Chrome on the laptop',
  }),
};

/** An input with which an endpoint about accounts does what it is there for, and who sends it; null for all other endpoints. */
export async function readyFor(
  id: string,
  server: { url: string },
): Promise<{ input: object; token: string } | null> {
  const make = inputs[id];
  if (!make) return null;
  const { admin } = await makeCompany();
  await clientOf(server, admin);
  const call = await clientOf(server, admin);
  const { items } = await call(listSessions, {});
  const session = items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
  const ready = { call, email: admin.email, memberId: admin.memberId ?? '' };
  return { input: await make({ ...ready, session }), token: call.token };
}
