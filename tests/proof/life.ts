import { createHash } from 'node:crypto';

import type { Db } from '../../api/db/open.ts';
import { confirmEmailChange } from '../../contract/email-change.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { records } from '../../contract/index.ts';
import { acceptInvitation, lookAtInvitation } from '../../contract/invitations.ts';
import { listAuditLog } from '../../contract/logs.ts';
import { listSessions } from '../../contract/open-sessions.ts';
import { redeemPairing } from '../../contract/pairing.ts';
import { completePasswordReset } from '../../contract/passwords.ts';
import type { StandardRole } from '../../contract/permissions.ts';
import { getMe } from '../../contract/sessions.ts';
import { ask, type Answer } from '../support/ask.ts';

/** What lets somebody in, and whether it should just now. */
export interface Credential {
  secret: string;
  isAlive: boolean;
}
export interface Session extends Credential {
  publicId: string;
  /** Paired, and not for what is dangerous. */
  isDevice: boolean;
}
/** A link, and the invitation it belongs to; `isOpen`: nobody accepted it or took it back, so it can be sent again. */
export interface Invited extends Credential {
  id: string;
  email: string;
  isOpen: boolean;
}

/** What a member of a company has been given so far, as it ought to be. */
export interface Life {
  base: string;
  ownerUrl: string;
  db: Db;
  tenantId: string;
  memberId: string;
  /** Signs in as the company's admin. */
  adminToken: string;
  random: () => number;
  email: string;
  password: string;
  /** Of the second factor; null: there is none. */
  secret: string | null;
  recoveryCodes: string[];
  /** Whether they may come in at all: a disabled member may once more, and a removed one when they are invited anew. */
  state: 'here' | 'disabled' | 'removed';
  role: StandardRole;
  sessions: Session[];
  pairings: Credential[];
  resets: Credential[];
  emailChanges: (Credential & { email: string })[];
  /** Of others, and of themselves once they are removed. */
  invitations: Invited[];
  /** How many passwords and addresses there have been, for the next one. */
  made: number;
  tried: { dead: number; live: number };
  shortfalls: string[];
}

/** One thing that happens in a life, to the server and to what is held to be true of it. It does nothing where it cannot happen. */
export type Act = (life: Life) => Promise<unknown>;

export const nextPassword = (life: Life) => `a few words of number ${life.made++}`;

/** All that lets somebody in who is a member already. */
export const everything = (life: Life) => [
  ...life.sessions,
  ...life.pairings,
  ...life.resets,
  ...life.emailChanges,
];

export async function keepSession(life: Life, token: string) {
  const { body } = await send(life, listSessions, { limit: 200 }, token);
  const current = body.items.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
  life.sessions.push({
    secret: token,
    publicId: current.id,
    isDevice: current.kind === 'extension',
    isAlive: true,
  });
}

export const send = (life: Life, endpoint: Endpoint, input: object, token: string | null = null) =>
  ask(life.base, endpoint, input, { token });

/** One of those that live, or null. */
export function pick<T extends Credential>(life: Life, all: T[]): T | null {
  const alive = all.filter(({ isAlive }) => isAlive);
  return alive[Math.floor(life.random() * alive.length)] ?? null;
}

/** Where one may do what is dangerous. */
export const pickWorkspace = (life: Life): Session | null =>
  pick(
    life,
    life.sessions.filter(({ isDevice }) => !isDevice),
  );

export const kill = (all: Credential[], except?: Credential) => {
  for (const one of all) if (one !== except) one.isAlive = false;
};

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Notes an answer that is not the one that should have come. Answers whether it was. */
export function expectStatus(life: Life, what: string, { status, text }: Answer, wanted: number) {
  life.tried[wanted < 300 ? 'live' : 'dead']++;
  if (status !== wanted) life.shortfalls.push(`${what}: ${status} and not ${wanted}: ${text}`);
  return status === wanted;
}

/** Uses up what works once. The answers are those of its endpoint. */
export const spend = {
  pairing: (life: Life, code: string) => send(life, redeemPairing, { code, name: 'Extension' }),
  reset: (life: Life, token: string, password: string) =>
    send(life, completePasswordReset, { token, password }),
  emailChange: (life: Life, token: string) => send(life, confirmEmailChange, { token }),
  invitation: (life: Life, token: string, password: string) =>
    send(life, acceptInvitation, { token, name: 'Somebody new', password }),
};

/**
 * Tries all that was ever given: every session on its next request, whether it should live or not, and every link and code
 * that should be dead. One that should live would be used up by the try: that is an act of its own.
 */
export async function tryEverything(life: Life, after: string): Promise<void> {
  for (const { secret, isAlive } of life.sessions) {
    const wanted = isAlive ? 200 : 401;
    const asked = [
      send(life, records.lead.list, { limit: 1 }, secret),
      send(life, getMe, {}, secret),
    ];
    for (const answer of await Promise.all(asked))
      expectStatus(life, `a session after ${after}`, answer, wanted);
    const ofAdmins = isAlive && life.role !== 'admin' ? 403 : wanted;
    const log = await send(life, listAuditLog, { limit: 1 }, secret);
    expectStatus(life, `what admins see after ${after}`, log, ofAdmins);
  }
  for (const { secret, isAlive } of life.invitations) {
    const look = await send(life, lookAtInvitation, { token: secret });
    expectStatus(life, `an invitation after ${after}`, look, isAlive ? 200 : 404);
    if (isAlive) continue;
    const accepted = await spend.invitation(life, secret, 'never to be set');
    expectStatus(life, `a dead invitation after ${after}`, accepted, 404);
  }
  const dead = (all: Credential[]) => all.filter(({ isAlive }) => !isAlive);
  for (const { secret } of dead(life.pairings))
    expectStatus(life, `a code after ${after}`, await spend.pairing(life, secret), 401);
  for (const { secret } of dead(life.resets))
    expectStatus(
      life,
      `a reset after ${after}`,
      await spend.reset(life, secret, 'never to be set'),
      422,
    );
  for (const { secret } of dead(life.emailChanges))
    expectStatus(life, `a change after ${after}`, await spend.emailChange(life, secret), 422);
}
