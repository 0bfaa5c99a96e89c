import { randomBytes } from 'node:crypto';

import * as v from 'valibot';

import { createClient } from '../../../contract/client.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import type { Field } from '../../../contract/field.ts';
import { newId } from '../../../contract/id.ts';
import { endpoints, records } from '../../../contract/index.ts';
import { everything, restrictableFields, type FieldRules } from '../../../contract/permissions.ts';
import { recordType } from '../../../contract/records/index.ts';
import { signOut } from '../../../contract/sessions.ts';
import { ask } from '../../support/ask.ts';
import { draftsOf } from '../../support/examples.ts';
import { giveRole } from '../../support/roles.ts';
import { examplesOf } from '../isolation-examples.ts';
import { makeFullCompany, recordNames, tokenOf } from '../isolation-world.ts';

const digits = '14711081';

/** What can stand in a field and is found again in any text; undefined for a kind that only takes what everybody knows. */
function secretFor({ value }: Field, word: string, at: number): unknown {
  const number = Number(`${digits}${10 + at}`);
  const host = `${word}.example`;
  const forms: unknown[] = [
    word,
    [word],
    [`${word}@hidden.example`],
    [host],
    `https://${host}/`,
    [`https://${host}/`],
    [`+49${number}`],
    { remark: word },
    { street: word },
    { amount: number, currency: 'EUR' },
    number,
  ];
  return forms.find((form) => v.is(value, form));
}

const hidden: FieldRules = Object.fromEntries(
  recordNames.map((name) => [
    name,
    Object.fromEntries(restrictableFields(recordType(name)).map((field) => [field, 'hidden'])),
  ]),
);

/** Asks everything there is as somebody who may do all, and sees no field that can be kept from a role. */
export async function walkBlinkered({ base, ownerUrl }: { base: string; ownerUrl: string }) {
  const secret = `quokka${randomBytes(6).toString('hex')}`;
  const origin = 'https://blinkered.example';
  const company = await makeFullCompany(base, ownerUrl, origin, ['blinkered']);
  const [member] = company.others;
  if (!member) throw new Error('Somebody is blinkered');
  await giveRole(member, { permissions: everything, fields: hidden }, ownerUrl);
  const token = await tokenOf(base, member.email);
  const { ids } = company;
  const call = createClient({ base, token: () => company.tokens.admin });
  for (const [at, name] of recordNames.entries()) {
    const secrets = restrictableFields(recordType(name)).flatMap((field) => {
      const found = secretFor(
        recordType(name).fields[field] as Field,
        `${secret}${name.toLowerCase()}`,
        at,
      );
      return found === undefined ? [] : [[field, found]];
    });
    const create: Endpoint = records[name].create;
    const id = newId();
    await call(create, { id, ...draftsOf(ids, 'plain')[name], ...Object.fromEntries(secrets) });
    ids[name] = id;
  }
  const breaches: string[] = [];
  let probes = 0;
  const probe = async (endpoint: Endpoint, input: object) => {
    probes++;
    const { status, text } = await ask(base, endpoint, input, { token });
    if ([secret, digits].some((told) => text.includes(told)) || status >= 500)
      breaches.push(`${endpoint.id} with hidden fields and ${JSON.stringify(input)}: ${text}`);
    return status;
  };
  for (const endpoint of endpoints) {
    if (endpoint.access !== 'member' || endpoint.id === signOut.id) continue;
    if (/\.(?:remove|revoke|disable)$/.test(endpoint.id)) continue;
    for (const input of examplesOf(endpoint, ids, 'plain')) await probe(endpoint, input);
  }
  for (const name of recordNames) {
    const { list, remove, restore } = records[name];
    for (const endpoint of [remove, restore]) await probe(endpoint, { id: ids[name] });
    await probe(list, { q: secret });
    for (const field of Object.keys(hidden[name] ?? {}))
      for (const input of [{ [field]: secret }, { sort: field }, { sort: `-${field}` }])
        if ((await probe(list, input)) < 400)
          breaches.push(`${list.id} is asked for a hidden field with ${JSON.stringify(input)}`);
  }
  return { probes, breaches };
}
