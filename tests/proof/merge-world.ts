import type pg from 'pg';

import { newId } from '../../contract/id.ts';
import { makeCompany } from '../support/database.ts';
import { giveFields } from '../support/own-fields.ts';
import { clientOf, type TestServer } from '../support/server.ts';

type Child = 'account' | 'project' | 'followUp' | 'interaction' | 'note';

/** One company whose records are merged, converted and parted again, and what is known of them. */
export interface World {
  base: string;
  token: string;
  tenantId: string;
  colleagueId: string;
  /** Past every wall, for looking at what is stored. */
  stored: pg.Client;
  ids: Record<'lead' | 'client' | 'contact' | Child, string[]>;
  merges: string[];
  conversions: string[];
  /** So few that they are shared all the time. */
  emails: string[];
  counted: Record<string, number>;
  shortfalls: string[];
}

/** A company with a lead, a client and a contact of its own. */
export async function makeMergeWorld(server: TestServer, stored: pg.Client, ownerUrl: string) {
  const { tenantId, admin, rep2 } = await makeCompany(ownerUrl);
  await giveFields(tenantId, 'client', [{ key: 'size', kind: 'text' }], ownerUrl);
  const { token } = await clientOf(server, admin);
  const world: World = {
    base: server.url,
    token,
    tenantId,
    colleagueId: rep2.memberId ?? '',
    stored,
    ids: {
      lead: [],
      client: [],
      contact: [],
      account: [],
      project: [],
      followUp: [],
      interaction: [],
      note: [],
    },
    merges: [],
    conversions: [],
    emails: Array.from({ length: 4 }, () => `${newId()}@merges.example`),
    counted: {},
    shortfalls: [],
  };
  return world;
}
