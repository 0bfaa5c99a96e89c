import pg from 'pg';

import { hashPassword } from '../auth/passwords.ts';
import { addTenant } from '../auth/tenants.ts';
import type { Db } from '../db/open.ts';
import { runIn } from '../db/rows.ts';
import { withTenant, type Actor } from '../db/tenant.ts';
import { openBooks } from './books.ts';
import { openCompany } from './company-year.ts';
import type { Company } from './company.ts';
import { demoPassword, demoTenants, type DemoTenant } from './people.ts';
import { randomFrom } from './random.ts';
import { seedLead } from './seed-lead.ts';
import { settle } from './settle.ts';
import { writeBooks } from './write.ts';

interface Settings {
  /** The owner's connection: makes the tenants. */
  ownerUrl: string;
  /** The API's own role: all else goes through the tenant wall. */
  db: Db;
  tenants: number;
  /** In each tenant. */
  leads: number;
  now: Date;
  onProgress?: (leads: number) => void;
  /** Stops between two transactions; what is stored stays. */
  signal?: AbortSignal;
}

/** How many leads one transaction holds, and how many transactions are under way while the next one is made up. */
const batchSize = 500;
const batchesAhead = 2;

/**
 * Adds companies with many leads: three interactions, a note and a follow-up for each, a project for every fifth. What stands
 * for each in keys, search words, activity and audit log is there too. Answers the new companies' slugs.
 */
export async function seed({
  ownerUrl,
  db,
  tenants,
  leads,
  now,
  onProgress,
  signal,
}: Settings): Promise<string[]> {
  const passwordHash = await hashPassword(demoPassword);
  const slugs: string[] = [];
  let stored = 0;
  for (let made = 0; made < tenants; made++) {
    const { tenant, actors } = await makeSeedTenant(ownerUrl, passwordHash);
    slugs.push(tenant.slug);
    const company = openCompany(tenant, actors, now, randomFrom(tenant.slug));
    const onStored = (more: number) => onProgress?.((stored += more));
    await seedLeads({ db, company, leads, onStored, signal });
  }
  await analyze(ownerUrl);
  return slugs;
}

/** Companies are numbered on from the last one, and take turns in what they sell. */
async function makeSeedTenant(ownerUrl: string, passwordHash: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('pathsix seed'))`);
    const { rows } = await client.query<{ last: number }>(
      `select coalesce(max(substr(slug, 6)::int), 0) as last from tenant where slug ~ '^seed-[0-9]{1,8}$'`,
    );
    const number = (rows[0]?.last ?? 0) + 1;
    const model = demoTenants[number % demoTenants.length];
    if (!model) throw new Error('There is a company to take after');
    const tenant: DemoTenant = {
      ...model,
      slug: `seed-${number}`,
      name: `${model.name} ${number}`,
    };
    const members = tenant.people.map(({ local, name, role }) => ({
      name,
      role,
      passwordHash,
      email: `${local}@${tenant.slug}.example`,
    }));
    const actors = await addTenant(client, tenant, members);
    await client.query('commit');
    return { tenant, actors };
  } finally {
    await client.end();
  }
}

interface Filling {
  db: Db;
  company: Company;
  leads: number;
  onStored: (leads: number) => void;
  signal: AbortSignal | undefined;
}

/** Makes up batch after batch; while Postgres stores some, the next one is thought out. */
async function seedLeads({ db, company, leads, onStored, signal }: Filling): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for (let from = 0; from < leads; from += batchSize) {
    const size = Math.min(batchSize, leads - from);
    const storing = storeBatch(db, company, from, size, leads).then(() => {
      underWay.delete(storing);
      onStored(size);
    });
    underWay.add(storing);
    if (underWay.size >= batchesAhead) await Promise.race(underWay);
    if (signal?.aborted) break;
  }
  await Promise.all(underWay);
  signal?.throwIfAborted();
}

async function storeBatch(
  db: Db,
  company: Company,
  from: number,
  size: number,
  all: number,
): Promise<void> {
  const books = openBooks(company.random);
  for (let place = from; place < from + size; place++) seedLead({ ...company, books }, place, all);
  settle(books);
  const { admin } = company.team;
  const tenant = { id: admin.tenantId, country: company.country };
  await withTenant(db, admin, { origin: originOf(admin) }, (tx) =>
    writeBooks(runIn(tx), tenant, books),
  );
}

const originOf = ({ name }: Actor) => ({
  requestId: `seed by ${name}`,
  address: null,
  userAgent: null,
});

/** After so many new rows Postgres would plan by what it knew of the few before. */
async function analyze(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
