import { createClient } from '../../../contract/client.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { newId } from '../../../contract/id.ts';
import { endpoints, records } from '../../../contract/index.ts';
import { findMatches } from '../../../contract/matches.ts';
import { removeMember } from '../../../contract/members.ts';
import { standardRoles, type Permissions } from '../../../contract/permissions.ts';
import { ask, type Asker } from '../../support/ask.ts';
import { makeCompany, rowsOf } from '../../support/database.ts';
import { draftsOf, nowhere, type Ids } from '../../support/examples.ts';
import { giveRole } from '../../support/roles.ts';
import { makeRoot, visit } from '../../support/superadmin.ts';
import { examplesOf } from '../isolation-examples.ts';
import {
  makeFullCompany,
  recordNames,
  secondOf,
  tokenOf,
  type Company,
} from '../isolation-world.ts';
import { placesOf } from './places.ts';

/**
 * What an endpoint owes somebody. A status: it is refused, whatever is asked. `compared`: whatever is asked about the victim's
 * ids is answered as about ids of nobody. `open`: anybody may ask, and learns nothing. `own`: it is theirs to do.
 */
type Verdict = 401 | 403 | 'compared' | 'open' | 'own';

/** Somebody who has no business with some or all of the victim's rows. */
export interface Persona {
  name: string;
  asker: Asker;
  owed: (endpoint: Endpoint) => Verdict;
  /** What their requests are about, apart from the one place in question. */
  ids: Ids;
  word: string;
  /** What is there in the company that they ask in. */
  around: Ids[];
  /** Works for the victim: what is everybody's there is theirs as well, but no record is. */
  isInside: boolean;
  /** Comes to every place, in a narrow walk too. */
  isThorough?: boolean;
}

export interface Victim extends Company {
  /** A second page of each list. */
  cursors: ReadonlyMap<string, string>;
  /** Of a request that nobody else makes. */
  lastKey: string;
}

export interface World {
  victim: Victim;
  cast: Persona[];
}

interface Place {
  base: string;
  ownerUrl: string;
}

type Role = Partial<Permissions>;

/** Owns what they make, and reaches nothing else. */
const ownOnly: Role = Object.fromEntries(
  recordNames.map((name) => [
    name,
    { read: 'own', create: 'all', change: 'own', delete: 'own', export: 'own' },
  ]),
);

const people = ['nobody', 'own', 'disabled', 'removed', 'expired'];

/** Two companies, and everybody who should get nowhere with the first one's rows. */
export async function makeWorld({ base, ownerUrl }: Place): Promise<World> {
  const victim = await makeFullCompany(base, ownerUrl, 'https://victim.example', people);
  const neighbour = await makeFullCompany(base, ownerUrl, 'https://attacker.example');
  const [nobody, own, disabled, removed, expired] = victim.others;
  if (!nobody || !own || !disabled || !removed || !expired) throw new Error('Everybody is there');
  await giveRole(nobody, { permissions: {} }, ownerUrl);
  await giveRole(own, { permissions: ownOnly }, ownerUrl);
  const token = ({ email }: { email: string }) => tokenOf(base, email);
  const [tokens, ownIds] = [
    {
      nobody: await token(nobody),
      own: await token(own),
      disabled: await token(disabled),
      removed: await token(removed),
      expired: await token(expired),
    },
    { ...victim.ids, member: own.memberId ?? '' },
  ];
  await makeRecords(base, tokens.own, ownIds, `own${newId().slice(-8)}`);
  const asAdmin = createClient({ base, token: () => victim.tokens.admin });
  await asAdmin(removeMember, { id: removed.memberId ?? '' });
  await rowsOf(
    'update member set disabled_at = now() where id = $1',
    [disabled.memberId],
    ownerUrl,
  );
  await rowsOf(
    `update session set expires_at = now() - interval '1 second' from identity i
     where i.id = session.identity_id and i.member_id = $1`,
    [expired.memberId],
    ownerUrl,
  );
  const [root, visitor] = [await makeRoot(base, ownerUrl), await makeRoot(base, ownerUrl)];
  await visit(visitor, (await makeCompany(ownerUrl)).tenantId);
  const outside = { ids: nowhere(), around: [], word: 'nobody', isInside: false };
  const outsider = (name: string, asker: Asker): Persona => ({
    ...outside,
    name,
    asker,
    owed: ({ access }) => (access === 'anyone' ? 'open' : 401),
  });
  const next = {
    ids: neighbour.ids,
    around: [neighbour.ids],
    word: neighbour.word,
    isInside: false,
  };
  const inside = { ids: ownIds, around: [ownIds, victim.ids], word: 'own', isInside: true };
  const cast: Persona[] = [
    outsider('stranger', {}),
    outsider('stranger with a made-up token', { token: newId() }),
    outsider('disabled member', { token: tokens.disabled }),
    outsider('removed member', { token: tokens.removed }),
    outsider('expired session', { token: tokens.expired }),
    { ...outsider('key', keyed(victim)), owed: owedToKey },
    outsider('key as a token', { token: victim.publishableKey }),
    outsider('key on a foreign website', keyed({ ...victim, origin: neighbour.origin })),
    { ...next, name: 'neighbour’s key', asker: keyed(neighbour), owed: owedToNeighboursKey },
    { ...outside, name: 'superadmin', asker: { token: root.token }, owed: owedToRoot },
    {
      ...outside,
      name: 'superadmin on a visit',
      asker: { token: visitor.token },
      owed: owedToVisitor,
    },
    ...(['admin', 'manager', 'rep'] as const).map((role) => ({
      ...next,
      name: `neighbour’s ${role}`,
      isThorough: role === 'admin',
      asker: { token: neighbour.tokens[role] },
      owed: owedToRole(standardRoles[role].permissions, 'compared'),
    })),
    ...(['admin', 'manager', 'rep'] as const).map((role) => ({
      ...inside,
      name: role,
      asker: { token: victim.tokens[role] },
      owed: owedToRole(standardRoles[role].permissions, 'own'),
    })),
    {
      ...inside,
      name: 'role that may nothing',
      asker: { token: tokens.nobody },
      owed: owedToRole({}, 'compared'),
    },
    {
      ...inside,
      isThorough: true,
      name: 'role that reaches its own',
      asker: { token: tokens.own },
      owed: owedToRole(ownOnly, 'compared'),
    },
  ];
  const lastKey = newId();
  await asAdmin(findMatches, { names: ['nobody'] }, { idempotencyKey: lastKey });
  return { victim: { ...victim, cursors: await readCursors(base, victim), lastKey }, cast };
}

/** The cursor to a company's second page of every list that has one. */
async function readCursors(base: string, { tokens, ids, word }: Company) {
  const cursors = new Map<string, string>();
  for (const endpoint of endpoints.filter(hasPages))
    for (const input of examplesOf(endpoint, ids, word)) {
      const { body } = await ask(base, endpoint, { ...input, limit: 1 }, { token: tokens.admin });
      if (body.nextCursor) cursors.set(endpoint.id, body.nextCursor);
    }
  return cursors;
}

const hasPages = (endpoint: Endpoint) =>
  placesOf(endpoint).some(({ takes }) => takes === 'cursor') && endpoint.access !== 'superadmin';

async function makeRecords(base: string, token: string, ids: Ids, word: string) {
  const call = createClient({ base, token: () => token });
  for (const name of recordNames) {
    const id = newId();
    const create: Endpoint = records[name].create;
    await call(create, { id, ...draftsOf(ids, word)[name] });
    ids[name] = id;
    const second = secondOf[name];
    if (second) {
      ids[second] = newId();
      await call(create, { id: ids[second], ...draftsOf(ids, word)[name] });
    }
  }
}

const keyed = ({ publishableKey, origin }: Company): Asker => ({
  headers: { 'x-publishable-key': publishableKey, origin },
});

/** A publishable key opens one endpoint, from its own websites, for its own company. */
function owedToKey({ access }: Endpoint): Verdict {
  if (access === 'anyone') return 'open';
  return access === 'publishableKey' ? 'own' : 401;
}

const owedToNeighboursKey = (endpoint: Endpoint): Verdict =>
  endpoint.access === 'publishableKey' ? 'compared' : owedToKey(endpoint);

const owedToSuperadmins: Record<Endpoint['access'], Verdict> = {
  anyone: 'open',
  signedIn: 'compared',
  member: 403,
  publishableKey: 401,
  superadmin: 'own',
};

/** Of whoever runs the installation, without a grant to look into a company: others have grants of their own. */
const owedToRoot = ({ access, path }: Endpoint): Verdict =>
  path.startsWith('/grants/:id') ? 'compared' : owedToSuperadmins[access];

/** With a grant for another company they read there, and nothing else. */
function owedToVisitor(endpoint: Endpoint): Verdict {
  if (endpoint.access !== 'member' || endpoint.method !== 'GET') return owedToRoot(endpoint);
  // Whatever a visitor asks for, the audit log tells them too.
  return endpoint.id.startsWith('auditLog.') ? 'open' : 'compared';
}

/** For members with these permissions: what they do not hold is refused, and the rest is `allowed`. */
const owedToRole =
  (permissions: Role, allowed: 'compared' | 'own') =>
  ({ access, needs }: Endpoint): Verdict => {
    if (access === 'anyone') return 'open';
    if (access === 'publishableKey') return 401;
    if (access === 'superadmin') return 403;
    if (!needs) return allowed;
    const [resource, action] = needs;
    return (permissions[resource]?.[action] ?? 'none') === 'none' ? 403 : allowed;
  };
