import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { endpoints } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { ask, type Asker } from '../support/ask.ts';
import { checksumsOf } from '../support/checksums.ts';
import { toldToStrangers } from '../support/credential-examples.ts';
import { makeCompany } from '../support/database.ts';
import { nowhere } from '../support/examples.ts';
import { makeRoot, visit } from '../support/superadmin.ts';
import { examplesOf } from './isolation-examples.ts';
import { saysTheSame, type Probe } from './isolation-probe.ts';
import { withReferences, withSameIds } from './isolation-references.ts';
import { checkTraces, type Probed } from './isolation-traces.ts';
import { makeFullCompany, readCursors, type Company } from './isolation-world.ts';

interface Place {
  base: string;
  ownerUrl: string;
}

export interface Walked {
  probes: number;
  /** How many of them were refused, each with its row in the security log. */
  denied: number;
  endpoints: number;
  /** What fell short, each in a line; empty when the wall holds. */
  breaches: string[];
}

const origins = { victim: 'https://victim.example', attacker: 'https://attacker.example' };

/** The roles that may not call an endpoint at all, in whatever state its records are. */
const rolesBelow = ({ access, needs }: Endpoint): ('admin' | 'manager' | 'rep')[] => {
  if (access === 'superadmin') return ['rep', 'manager', 'admin'];
  return access === 'member' && needs
    ? (['rep', 'manager'] as const).filter((role) => {
        const [resource, action] = needs;
        return standardRoles[role].permissions[resource][action] === 'none';
      })
    : [];
};

/** Walks every endpoint as everybody who has no business with the victim's rows. */
export async function walk({ base, ownerUrl }: Place): Promise<Walked> {
  const victim = await makeFullCompany(base, ownerUrl, origins.victim);
  const attacker = await makeFullCompany(base, ownerUrl, origins.attacker);
  const root = await makeRoot(base, ownerUrl);
  const visitor = await makeRoot(base, ownerUrl);
  const { tenantId: elsewhere } = await makeCompany(ownerUrl);
  await visit(visitor, elsewhere);
  await readCursors(base, victim);
  const before = await checksumsOf(ownerUrl, victim.tenantId);
  const walked: Walked = { probes: 0, denied: 0, endpoints: endpoints.length, breaches: [] };
  const probed: Probed[] = [];
  const probe = async (who: string, endpoint: Endpoint, input: object, asker: Asker) => {
    walked.probes++;
    const answer = await ask(base, endpoint, input, asker);
    probed.push({ who, endpoint, answer });
    const told = answer.text + JSON.stringify([...answer.headers]);
    const say = (what: string) =>
      walked.breaches.push(`${endpoint.id} as ${who} with ${JSON.stringify(input)}: ${what}`);
    if (told.includes(victim.word)) say(`tells ${answer.text}`);
    if (answer.status >= 500) say(`answers ${answer.status}`);
    return { ...answer, say };
  };
  for (const endpoint of endpoints) {
    for (const [at, input] of examplesOf(endpoint, victim.ids, victim.word).entries()) {
      await asStranger(probe, endpoint, input);
      await asRoot(probe, endpoint, input, root.token);
      await asLowerRole(probe, endpoint, input, victim);
      await withKeys(probe, endpoint, input, victim, attacker);
      const nothing = examplesOf(endpoint, nowhere(), victim.word)[at] ?? {};
      await asNeighbour(probe, endpoint, [input, nothing], attacker);
      await asVisitor(probe, endpoint, [input, nothing], visitor.token);
    }
    const cursor = victim.cursors.get(endpoint.id);
    if (cursor)
      await probe(
        'neighbour with a cursor',
        endpoint,
        { cursor },
        { token: attacker.tokens.admin },
      );
  }
  await withReferences(probe, victim, attacker);
  await withSameIds(probe, victim, attacker);
  const after = await checksumsOf(ownerUrl, victim.tenantId);
  for (const [table, sum] of Object.entries(before))
    // What the victim's own people and forms are refused stands in its security log.
    if (after[table] !== sum && table !== 'security_event')
      walked.breaches.push(`${table} of the victim changed`);
  const { denied, breaches } = await checkTraces(ownerUrl, victim.tenantId, probed);
  return { ...walked, denied, breaches: [...walked.breaches, ...breaches] };
}

const needsToken = ({ access }: Endpoint) => access !== 'anyone' && access !== 'publishableKey';

/** No token, or one that nobody has: nothing is told, not even whether the input was any good. */
async function asStranger(probe: Probe, endpoint: Endpoint, input: object) {
  const answers = [
    await probe('stranger', endpoint, input, {}),
    await probe('stranger with a made-up token', endpoint, input, { token: newId() }),
    await probe('stranger with a made-up key', endpoint, input, {
      headers: { 'x-publishable-key': `pk_t_${'x'.repeat(24)}`, origin: origins.victim },
    }),
    ...(needsToken(endpoint)
      ? [
          await probe(
            'stranger with nonsense',
            endpoint,
            { ...input, nonsense: [1] },
            { token: newId() },
          ),
          await probe('stranger with a wrong header', endpoint, input, {
            token: newId(),
            headers: { 'if-match': 'nonsense', 'idempotency-key': 'x'.repeat(300) },
          }),
        ]
      : []),
  ];
  const isOpen = endpoint.access === 'anyone';
  const expected = toldToStrangers[endpoint.id] ?? 401;
  for (const { status, text, say } of answers)
    if (status !== expected && !(isOpen && status === endpoint.status))
      say(`answers ${status} ${text}`);
}

/** Whether an endpoint is about what stands in a tenant. */
const isTenants = ({ access }: Endpoint) => access !== 'signedIn' && access !== 'superadmin';

async function asRoot(probe: Probe, endpoint: Endpoint, input: object, token: string) {
  if (!needsToken(endpoint) || !isTenants(endpoint)) return;
  const { status, say } = await probe('superadmin', endpoint, input, { token });
  if (status !== 403) say(`answers ${status}`);
}

async function asLowerRole(probe: Probe, endpoint: Endpoint, input: object, { tokens }: Company) {
  for (const role of rolesBelow(endpoint)) {
    const { status, say } = await probe(role, endpoint, input, { token: tokens[role] });
    if (status !== 403) say(`answers ${status}`);
  }
}

const asKey = (key: string, origin: string) => ({
  headers: { 'x-publishable-key': key, origin },
});

/** A publishable key opens one endpoint, from its own websites, for its own company. */
async function withKeys(
  probe: Probe,
  endpoint: Endpoint,
  input: object,
  victim: Company,
  attacker: Company,
) {
  if (needsToken(endpoint)) {
    const asHeader = await probe(
      'key',
      endpoint,
      input,
      asKey(victim.publishableKey, origins.victim),
    );
    const asToken = await probe('key as a token', endpoint, input, {
      token: victim.publishableKey,
    });
    for (const { status, say } of [asHeader, asToken]) if (status !== 401) say(`answers ${status}`);
  } else if (endpoint.access === 'publishableKey') {
    const foreign = await probe(
      'key on a foreign website',
      endpoint,
      input,
      asKey(victim.publishableKey, origins.attacker),
    );
    if (foreign.status !== 401) foreign.say(`answers ${foreign.status}`);
    await probe(
      'key of a neighbour',
      endpoint,
      input,
      asKey(attacker.publishableKey, origins.attacker),
    );
  }
}

/** What another company's admin is told about the victim's ids must be what is told about ids that do not exist. */
async function asNeighbour(
  probe: Probe,
  endpoint: Endpoint,
  [about, aboutNothing]: [object, object],
  { tokens }: Company,
) {
  if (!needsToken(endpoint) || endpoint.id === 'sessions.end') return;
  const asker = { token: tokens.admin, headers: { 'idempotency-key': newId() } };
  const other = { token: tokens.admin, headers: { 'idempotency-key': newId() } };
  const told = await probe('neighbour', endpoint, about, asker);
  const expected = await probe('neighbour asking for nothing', endpoint, aboutNothing, other);
  if (told.status !== expected.status || !saysTheSame(endpoint, told, expected))
    told.say(
      `answers ${told.status} ${told.text} but for nothing ${expected.status} ${expected.text}`,
    );
  const missing = endpoint.access === 'superadmin' ? 403 : 404;
  if (endpoint.path.includes(':id') && told.status !== missing) told.say(`answers ${told.status}`);
}

/** A superadmin who has a grant to look in elsewhere: learns no more than who works there, and changes nothing at all. */
async function asVisitor(
  probe: Probe,
  endpoint: Endpoint,
  [about, aboutNothing]: [object, object],
  token: string,
) {
  if (!needsToken(endpoint) || !isTenants(endpoint)) return;
  const told = await probe('superadmin on a visit', endpoint, about, { token });
  const expected = await probe('superadmin on a visit', endpoint, aboutNothing, { token });
  // The audit log tells of the visitor's own questions.
  const isOfVisitor = endpoint.id.startsWith('auditLog.');
  if (!isOfVisitor && !saysTheSame(endpoint, told, expected))
    told.say(`answers ${told.status} ${told.text}`);
  if (endpoint.method !== 'GET' && told.status !== 403) told.say(`answers ${told.status}`);
}
