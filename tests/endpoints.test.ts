import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '../contract/endpoint.ts';
import { newId } from '../contract/id.ts';
import { records, endpoints } from '../contract/index.ts';
import { setUp } from '../contract/set-up.ts';
import { examplesOf } from './proof/isolation-examples.ts';
import { makeFullCompany, recordNames, type Company } from './proof/isolation-world.ts';
import { ask } from './support/ask.ts';
import { ownerUrl } from './support/database.ts';
import { draftsOf } from './support/examples.ts';
import { readyFor } from './support/ready.ts';
import { startServer, type TestServer } from './support/server.ts';
import { rootReadyFor } from './support/superadmin.ts';

const origin = 'https://our.example';
let server: TestServer;
let company: Company;
beforeAll(async () => {
  server = await startServer();
  company = await makeFullCompany(server.url, ownerUrl(), origin);
});
afterAll(() => server.stop());

/** Answers once in the life of an installation: api/auth/set-up.test.ts holds it to the contract. */
const onlyOnce = setUp.id;

/** Reading first; what ends something last. */
const inTurn = (): Endpoint[] => {
  const order = ['complete', 'remove', 'restore', 'revoke', 'end'];
  const rank = ({ id }: Endpoint) => order.findIndex((verb) => id.endsWith(`.${verb}`));
  return endpoints
    .filter(({ id }) => id !== onlyOnce)
    .toSorted((one, other) => rank(one) - rank(other));
};

function strict(schema: Endpoint['output']): Endpoint['output'] {
  // A field that the contract does not name would be a leak, and v.object lets it pass.
  if ('entries' in schema && schema.type === 'object')
    return v.strictObject(
      Object.fromEntries(
        Object.entries(schema.entries as Record<string, Endpoint['output']>).map(([name, one]) => [
          name,
          strict(one),
        ]),
      ),
    );
  if (schema.type === 'array' && 'item' in schema)
    return v.array(strict(schema.item as Endpoint['output']));
  return schema;
}

test('every endpoint answers a member just what the contract says, and nothing besides', async () => {
  for (const endpoint of inTurn()) {
    const name = recordNames.find((one) => endpoint.id === records[one].create.id);
    const inputs = name
      ? [{ id: newId(), ...draftsOf(company.ids, company.word)[name] }]
      : examplesOf(endpoint, company.ids, company.word);
    for (const input of inputs) {
      const ready =
        (await readyFor(endpoint.id, server)) ?? (await rootReadyFor(endpoint.id, server));
      const headers: Record<string, string> =
        endpoint.access === 'publishableKey'
          ? { 'x-publishable-key': company.publishableKey, origin }
          : {};
      const asker =
        endpoint.access === 'publishableKey'
          ? { headers }
          : { token: ready?.token ?? company.tokens.admin };
      const { status, text, body } = await ask(server.url, endpoint, ready?.input ?? input, asker);
      expect(status, `${endpoint.id} ${JSON.stringify(input)} ${text}`).toBe(endpoint.status);
      const { issues } = v.safeParse(strict(endpoint.output), body);
      const wrong = issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
      expect(wrong ?? [], `${endpoint.id} ${text}`).toEqual([]);
    }
  }
}, 60_000);
