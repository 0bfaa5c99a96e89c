import { createClient, type Client } from '../../contract/client.ts';
import { enterGrant, openGrant, type Grant } from '../../contract/grants.ts';
import { newId } from '../../contract/id.ts';
import { signIn } from '../../contract/sessions.ts';
import { makeCompany, makeSuperadmin, ownerUrl, password } from './database.ts';

export type Root = Client & { token: string; email: string };

/** Somebody new who runs the installation, signed in. */
export async function makeRoot(base: string, owner = ownerUrl()): Promise<Root> {
  const email = `root.${newId()}@pathsix.example`;
  await makeSuperadmin(email, owner);
  const { token } = await createClient({ base })(signIn, { email, password });
  return Object.assign(createClient({ base, token: () => token }), { token, email });
}

export const reason = 'A member cannot find a lead';

/** Opens a grant and enters it. */
export async function visit(root: Root, tenantId: string): Promise<Grant> {
  const { id } = await root(openGrant, { tenantId, reason, minutes: 30 });
  return root(enterGrant, { id });
}

const newTenant = () => ({
  name: 'Northgate Robotics',
  slug: `n${newId().slice(-12)}`,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  country: 'DE',
  admin: { name: 'Nora North', email: `nora.${newId()}@northgate.example` },
});

interface Place {
  root: Root;
  tenantId: string;
}

/** Inputs with which the endpoints of a superadmin have their effect, by the endpoint's id. */
const inputs: Record<string, (place: Place) => Promise<object>> = {
  'tenants.list': async () => ({ limit: 2, count: true }),
  'tenants.create': async () => newTenant(),
  'tenants.suspend': async ({ tenantId }) => ({ id: tenantId, reason: 'The bill is not paid' }),
  'tenants.resume': async ({ tenantId }) => ({ id: tenantId }),
  'installation.get': async () => ({}),
  'strangersSecurityLog.list': async () => ({ limit: 2, count: true }),
  'strangersSecurityLog.export': async () => ({ kind: 'denied' }),
  'strangersNotFoundLog.list': async () => ({ limit: 2, count: true }),
  'strangersNotFoundLog.export': async () => ({ source: 'api' }),
  'grants.list': async ({ root, tenantId }) => {
    await visit(root, tenantId);
    return {};
  },
  'grants.open': async ({ tenantId }) => ({ tenantId, reason, minutes: 5 }),
  'grants.end': async ({ root, tenantId }) => ({ id: (await visit(root, tenantId)).id }),
  'grants.enter': async ({ root, tenantId }) => ({ id: (await visit(root, tenantId)).id }),
  'grants.leave': async () => ({}),
};

/** An input with which an endpoint of a superadmin does what it is there for, and who sends it; null for all other endpoints. */
export async function rootReadyFor(
  id: string,
  server: { url: string },
): Promise<{ input: object; token: string } | null> {
  const make = inputs[id];
  if (!make) return null;
  const [root, { tenantId }] = [await makeRoot(server.url), await makeCompany()];
  return { input: await make({ root, tenantId }), token: root.token };
}

/** Inputs for each endpoint about the installation and its grants, all about one company. */
export const installationInputs = (
  ids: { tenant: string; grant: string },
  word: string,
): Record<string, object[]> => ({
  'tenants.list': [{}, { q: word, count: true }],
  'tenants.create': [{ ...newTenant(), name: word }],
  'tenants.suspend': [{ id: ids.tenant, reason: word }],
  'tenants.resume': [{ id: ids.tenant }],
  'installation.get': [{}],
  'strangersSecurityLog.list': [{ limit: 1, count: true, path: word }],
  'strangersSecurityLog.export': [{ path: word }],
  'strangersNotFoundLog.list': [{ limit: 1, count: true, path: word }],
  'strangersNotFoundLog.export': [{ path: word }],
  'grants.list': [{}],
  'grants.open': [{ tenantId: ids.tenant, reason, minutes: 30 }],
  'grants.end': [{ id: ids.grant }],
  'grants.enter': [{ id: ids.grant }],
  'grants.leave': [{}],
  'accessGrants.list': [{}, { limit: 1 }],
  'accessGrants.end': [{ id: ids.grant }],
  'setUp.create': [
    {
      token: newId(),
      name: word,
      email: `mallory@${word}.example`,
      password: 'a few words of mine',
    },
  ],
});
