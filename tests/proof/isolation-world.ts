import { randomBytes } from 'node:crypto';

import type { Actor } from '../../api/db/tenant.ts';
import { bulk } from '../../contract/bulk.ts';
import { createClient, type Client } from '../../contract/client.ts';
import { convertLead } from '../../contract/conversions.ts';
import { createCustomField } from '../../contract/custom-fields.ts';
import type { Endpoint, Input } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { createImport } from '../../contract/imports.ts';
import { records } from '../../contract/index.ts';
import { createInvitation } from '../../contract/invitations.ts';
import { merges } from '../../contract/merges.ts';
import { listSessions } from '../../contract/open-sessions.ts';
import { recordTypes, type RecordName } from '../../contract/records/index.ts';
import { createRole, listRoles } from '../../contract/roles.ts';
import { signIn } from '../../contract/sessions.ts';
import { createTeam } from '../../contract/teams.ts';
import { changeView, createView } from '../../contract/views.ts';
import { createWebsiteForm } from '../../contract/website-forms.ts';
import { makeCompany, password } from '../support/database.ts';
import { draftsOf, nowhere, type Ids } from '../support/examples.ts';
import { makeRoot, visit } from '../support/superadmin.ts';

/** One company's people and records, and a word that stands in every text of theirs. */
export interface Company {
  tenantId: string;
  word: string;
  /** Stands in the names of its teams and roles, which everybody who works there may know. */
  openWord: string;
  slug: string;
  ids: Ids;
  tokens: Record<'admin' | 'manager' | 'rep', string>;
  publishableKey: string;
  /** The website of the form. */
  origin: string;
  /** Of a role of its own. */
  roleKey: string;
  /** Of the requests that made what it has, by endpoint. */
  idempotencyKeys: ReadonlyMap<string, string>;
  /** Who else is there, in the order asked for. */
  others: Actor[];
}

export const recordNames = Object.keys(recordTypes) as RecordName[];

export const tokenOf = async (base: string, email: string) =>
  (await createClient({ base })(signIn, { email, password })).token;

/** Under which name the second record of a kind is known. */
export const secondOf: Partial<Record<RecordName, keyof Ids>> = {
  lead: 'otherLead',
  client: 'otherClient',
  contact: 'otherContact',
};

/** A merge and a conversion that can be undone, and a lead with which nothing was done. */
async function mergeAndConvert(call: Client, ids: Ids, word: string): Promise<void> {
  const newLead = () => call(records.lead.create, { id: newId(), ...draftsOf(ids, word).lead });
  ids.spareLead = (await newLead()).id;
  const merged = await call(merges.lead.merge, {
    id: (await newLead()).id,
    from: (await newLead()).id,
  });
  ids.merge = merged.mergeId;
  ids.conversion = (await call(convertLead, { id: (await newLead()).id })).conversionId;
}

/** A company with two records of every kind, made through the API by its admin. */
export async function makeFullCompany(
  base: string,
  ownerUrl: string,
  origin: string,
  more: string[] = [],
): Promise<Company> {
  const word = `canary${randomBytes(6).toString('hex')}`;
  const openWord = `open${randomBytes(6).toString('hex')}`;
  const { tenantId, slug, admin, manager, rep, rep2, others } = await makeCompany(ownerUrl, more);
  const tokens = {
    admin: await tokenOf(base, admin.email),
    manager: await tokenOf(base, manager.email),
    rep: await tokenOf(base, rep.email),
  };
  const idempotencyKeys = new Map<string, string>();
  const client = createClient({ base, token: () => tokens.admin });
  const call = <E extends Endpoint>(endpoint: E, input: Input<E>) => {
    const idempotencyKey = newId();
    if (endpoint.method === 'POST') idempotencyKeys.set(endpoint.id, idempotencyKey);
    return client(endpoint, input, endpoint.method === 'POST' ? { idempotencyKey } : {});
  };
  const ids: Ids = {
    ...nowhere(),
    member: admin.memberId ?? '',
    colleague: rep2.memberId ?? '',
  };
  const { items: roles } = await call(listRoles, {});
  ids.standardRole = roles.find(({ key }) => key === 'rep')?.id ?? '';
  ids.team = (await call(createTeam, { name: openWord })).id;
  // What the example of a lead has a value for.
  const remark = { label: 'Remark', kind: 'text' } as const;
  ids.customField = (await call(createCustomField, { recordType: 'lead', ...remark })).id;
  await client(createCustomField, { recordType: 'client', ...remark });
  await client(createCustomField, { recordType: 'project', ...remark });
  ids.invitation = (
    await call(createInvitation, { email: `guest@${word}.example`, name: word, role: 'rep' })
  ).id;
  const role = await call(createRole, { name: openWord });
  ids.role = role.id;
  const form = await call(createWebsiteForm, { name: word, origins: [origin] });
  ids.websiteForm = form.id;
  ids.session = (await call(listSessions, {})).items[0]?.id ?? '';
  ids.tenant = tenantId;
  ids.grant = (await visit(await makeRoot(base, ownerUrl), tenantId)).id;
  for (const name of recordNames) {
    const create: Endpoint = records[name].create;
    ids[name] = newId();
    await call(create, { id: ids[name], ...draftsOf(ids, word)[name] });
    const second = secondOf[name];
    const id = (second && ids[second]) ?? newId();
    await client(create, { id, ...draftsOf(ids, word)[name] });
  }
  const file = `Last name,Company,E-mail\nStaged ${word},${word} Works,no address of ${word}\n`;
  ids.import = (await call(createImport, { content: file, fileName: word, dryRun: true })).id;
  ids.view = (await call(createView, { type: 'lead', name: word })).id;
  const other = await client(createView, { type: 'lead', name: `${word} too` });
  await client(changeView, { id: other.id, query: { q: word } });
  const changed = await call(bulk.lead, { ids: [ids.lead], change: { rating: 'warm' } });
  ids.bulkChange = changed.id ?? '';
  await mergeAndConvert(client, ids, word);
  return {
    tenantId,
    word,
    openWord,
    slug,
    ids,
    tokens,
    publishableKey: form.key,
    origin,
    roleKey: role.key,
    idempotencyKeys,
    others,
  };
}
