import { randomBytes } from 'node:crypto';

import { createClient } from '../../contract/client.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { endpoints, records } from '../../contract/index.ts';
import { createInvitation } from '../../contract/invitations.ts';
import { listSessions } from '../../contract/open-sessions.ts';
import { recordTypes, type RecordName } from '../../contract/records/index.ts';
import { createRole, listRoles } from '../../contract/roles.ts';
import { signIn } from '../../contract/sessions.ts';
import { createTeam } from '../../contract/teams.ts';
import { createWebsiteForm } from '../../contract/website-forms.ts';
import { ask } from '../support/ask.ts';
import { makeCompany, password } from '../support/database.ts';
import { draftsOf, nowhere, type Ids } from '../support/examples.ts';
import { makeRoot, visit } from '../support/superadmin.ts';

/** One company's people and records, and a word that stands in every text of theirs. */
export interface Company {
  tenantId: string;
  word: string;
  ids: Ids;
  tokens: Record<'admin' | 'manager' | 'rep', string>;
  publishableKey: string;
  /** Signs in as the admin. */
  email: string;
  /** A second page of each list. */
  cursors: Map<string, string>;
}

export const recordNames = Object.keys(recordTypes) as RecordName[];

const tokenOf = async (base: string, email: string) =>
  (await createClient({ base })(signIn, { email, password })).token;

/** A company with two records of every kind, made through the API by its admin. */
export async function makeFullCompany(
  base: string,
  ownerUrl: string,
  origin: string,
): Promise<Company> {
  const word = `canary${randomBytes(6).toString('hex')}`;
  const { tenantId, admin, manager, rep, rep2 } = await makeCompany(ownerUrl);
  const tokens = {
    admin: await tokenOf(base, admin.email),
    manager: await tokenOf(base, manager.email),
    rep: await tokenOf(base, rep.email),
  };
  const call = createClient({ base, token: () => tokens.admin });
  const ids: Ids = {
    ...nowhere(),
    member: admin.memberId ?? '',
    colleague: rep2.memberId ?? '',
  };
  const { items: roles } = await call(listRoles, {});
  ids.standardRole = roles.find(({ key }) => key === 'rep')?.id ?? '';
  ids.team = (await call(createTeam, { name: word })).id;
  ids.invitation = (
    await call(createInvitation, { email: `guest@${word}.example`, name: word, role: 'rep' })
  ).id;
  ids.role = (await call(createRole, { name: word })).id;
  const form = await call(createWebsiteForm, { name: word, origins: [origin] });
  ids.websiteForm = form.id;
  ids.session = (await call(listSessions, {})).items[0]?.id ?? '';
  ids.tenant = tenantId;
  ids.grant = (await visit(await makeRoot(base, ownerUrl), tenantId)).id;
  for (const name of recordNames)
    for (const id of [newId(), newId()]) {
      const create: Endpoint = records[name].create;
      const { status, text } = await ask(
        base,
        create,
        { id, ...draftsOf(ids, word)[name] },
        { token: tokens.admin, headers: { 'idempotency-key': `${name} of everybody` } },
      );
      if (status !== 201 && status !== 422) throw new Error(`${name}: ${text}`);
      if (status === 201) ids[name] = id;
      else await call(create, { id, ...draftsOf(ids, word)[name] });
    }
  return {
    tenantId,
    word,
    ids,
    tokens,
    publishableKey: form.key,
    email: admin.email,
    cursors: new Map(),
  };
}

/** The cursor to a company's second page of every list that has one. */
export async function readCursors(base: string, { tokens, cursors }: Company): Promise<void> {
  for (const endpoint of endpoints) {
    if (!endpoint.id.endsWith('.list') || endpoint.id === 'timeline.list') continue;
    const { body } = await ask(base, endpoint, { limit: 1 }, { token: tokens.admin });
    if (body.nextCursor) cursors.set(endpoint.id, body.nextCursor);
  }
}
