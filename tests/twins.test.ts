import { afterAll, beforeAll, expect, test } from 'vitest';

import { hashToken } from '../api/db/door.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { newId } from '../contract/id.ts';
import { endpoints, records } from '../contract/index.ts';
import type { Permissions } from '../contract/permissions.ts';
import { setUp } from '../contract/set-up.ts';
import { examplesOf } from './proof/isolation-examples.ts';
import { makeFullCompany, recordNames, tokenOf, type Company } from './proof/isolation-world.ts';
import { ask, type Answer } from './support/ask.ts';
import { ownerUrl, rowsOf } from './support/database.ts';
import { draftsOf } from './support/examples.ts';
import { readyFor } from './support/ready.ts';
import { giveRole } from './support/roles.ts';
import { startServer, type TestServer } from './support/server.ts';
import { inOrderOf, makeTwins, makeTwinsBehind, type Twins } from './support/twins.ts';

// Ids are made by whoever makes a record, so two tenants may have the very same ones: nothing but `tenant_id` tells their rows apart.
let walled: TestServer;
/** Its role is a superuser, whom no policy stops. */
let unwalled: TestServer;
let company: Company;
let twins: Twins;
/** Somebody whose role reaches their own alone. */
let own: string;
let before: Awaited<ReturnType<Twins['checksums']>>;

beforeAll(async () => {
  walled = await startServer();
  unwalled = await startServer({ appUrl: inOrderOf(ownerUrl()) });
  company = await makeFullCompany(walled.url, ownerUrl(), 'https://our.example', ['own']);
  const [member] = company.others;
  if (!member) throw new Error('Somebody is there besides');
  const reach = { read: 'own', change: 'own', delete: 'own', create: 'all' } as const;
  const permissions: Partial<Permissions> = Object.fromEntries(
    recordNames.map((name) => [name, reach]),
  );
  await giveRole(member, { permissions });
  own = await tokenOf(walled.url, member.email);
  const { tenantId, slug, word, openWord } = company;
  twins = await makeTwins({
    tenantId,
    words: [slug, word, openWord],
    holder: member.memberId ?? '',
  });
  before = await twins.checksums();
});
afterAll(() => Promise.all([walled.stop(), unwalled.stop()]));

const isReading = ({ method }: Endpoint) => method === 'GET';
// No two prints of the same list are alike to the byte; as CSV it is compared whole.
const comparable = ({ status, body, text }: Answer): unknown =>
  body instanceof Blob
    ? { status, type: body.type }
    : typeof body === 'object' && body !== null
      ? { status, ...body, requestId: null, now: null }
      : { status, text };

test('no statement reads a twin’s rows: with row security and without it every answer is the same', async () => {
  const { ids, word, tokens } = company;
  for (const endpoint of endpoints.filter(isReading).toSorted(logsFirst)) {
    if (isAbove(endpoint) || endpoint.id.endsWith('.export')) continue;
    const inputs = [...examplesOf(endpoint, ids, word), ...examplesOf(endpoint, ids, twins.word)];
    for (const input of inputs)
      for (const token of [tokens.admin, tokens.rep, own]) {
        const [kept, bare] = await Promise.all(
          [walled, unwalled].map(({ url }) => ask(url, endpoint, input, { token })),
        );
        const what = `${endpoint.id} ${JSON.stringify(input)}`;
        if (kept && bare) expect(comparable(bare), what).toEqual(comparable(kept));
        expect(bare?.text, what).not.toContain(twins.word);
      }
  }
}, 60_000);

/** What is exported stands in the security log, with the words that were looked for: the log is read before. */
const logsFirst = (one: Endpoint, other: Endpoint) => Number(isLog(other)) - Number(isLog(one));
const isLog = ({ needs }: Endpoint) => needs?.[0] === 'securityLog';

/** Is of no tenant: who runs the installation, and its first set-up, which happens once. */
const isAbove = ({ access, id }: Endpoint) => access === 'superadmin' || id === setUp.id;

/** What ends something comes last. */
const inTurn = (): Endpoint[] => {
  const order = ['complete', 'remove', 'restore', 'revoke', 'end'];
  const rank = ({ id }: Endpoint) => order.findIndex((verb) => id.endsWith(`.${verb}`));
  return endpoints
    .filter((endpoint) => !isReading(endpoint) && !isAbove(endpoint))
    .toSorted((one, other) => rank(one) - rank(other));
};

test('no statement writes a twin’s rows, or fails for them', async () => {
  const { ids, word, tokens, publishableKey, origin } = company;
  const key = { headers: { 'x-publishable-key': publishableKey, origin } };
  for (const endpoint of inTurn()) {
    const name = recordNames.find((one) => endpoint.id === records[one].create.id);
    const inputs = name
      ? [{ id: newId(), ...draftsOf(ids, word)[name] }]
      : examplesOf(endpoint, ids, word);
    for (const input of inputs) {
      const ready = await readyFor(endpoint.id, walled);
      const other = ready && (await makeTwinsBehind(hashToken(ready.token)));
      const kept = await other?.checksums();
      const asker =
        endpoint.access === 'publishableKey' ? key : { token: ready?.token ?? tokens.admin };
      const answer = await ask(unwalled.url, endpoint, ready?.input ?? input, asker);
      const what = `${endpoint.id} ${JSON.stringify(input)} ${answer.text}`;
      expect(answer.status, what).toBe(endpoint.status);
      expect(answer.text, what).not.toContain(other?.word ?? twins.word);
      // Done twice it answers the same, also where row security holds.
      if (endpoint.method === 'PATCH') {
        const again = await ask(walled.url, endpoint, ready?.input ?? input, asker);
        expect(comparable(again), what).toEqual(comparable(answer));
      }
      expect(await other?.checksums(), what).toEqual(kept);
    }
  }
  expect(await twins.checksums()).toEqual(before);
}, 60_000);

test('what identifies a record of a twin is free, and finds nothing', async () => {
  const values = await rowsOf<{ kind: string; value: string; type: string }>(
    'select kind, value, record_type as type from record_key where tenant_id = $1',
    [twins.tenantId],
  );
  const emails = values.filter(({ kind, type }) => kind === 'email' && type === 'lead');
  expect(emails.length).toBeGreaterThan(0);
  const asker = { token: company.tokens.admin };
  const { create, change } = records.lead;
  for (const { value } of emails) {
    const lead = { id: newId(), lastName: 'Free', emails: [value] };
    expect((await ask(unwalled.url, create, lead, asker)).status).toBe(201);
    expect((await ask(unwalled.url, change, { id: lead.id, emails: [] }, asker)).status).toBe(200);
  }
  expect(await twins.checksums()).toEqual(before);
});
