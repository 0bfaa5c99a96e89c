import { rowsOf } from '../support/database.ts';

export const leads = 100_000;

/** Every n-th lead is one of the two reps', and all others the manager's. */
export async function seedLeads(
  url: string,
  tenantId: string,
  every: number,
  people: { memberId: string | null }[],
): Promise<void> {
  await rowsOf(
    `insert into lead (tenant_id, id, first_name, last_name, company_name, emails, phones, profile_urls, status, owner_id,
       do_not_contact, tags, custom, created_at, source)
     select $1, gen_random_uuid(), 'First' || i % 300, 'Last' || i % 700, 'Company' || i % 400, array['lead' || i || '@seed.example'],
       '{}', '{}', 'new', case when i % $2 <> 0 then $5::uuid when i % 2 = 0 then $3 else $4 end, false, '{}', '{}',
       now() - i * interval '1 minute', 'api'
     from generate_series(1, ${leads}) i`,
    [tenantId, every, ...people.map(({ memberId }) => memberId)],
    url,
  );
  await rowsOf('analyze lead', [], url);
}
