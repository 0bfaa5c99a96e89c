import { sql, type RawBuilder } from 'kysely';

import type { Reason } from '../../contract/matches.ts';
import type { Mergeable } from '../../contract/merges.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from '../records/columns.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { within } from '../records/reach.ts';
import { areAlike, meaningOf } from '../records/similar.ts';
import { withoutShared, type Found } from './by-key.ts';
import { pairsOf, type Pair } from './pairs.ts';

/** Of the people of one company, those that were saved last are compared with each other. */
const mostAtOne = 100;

/** How like each other two names are, where they are of one person; `matches` has it alike. */
const alike = 0.82;

/** By what records of a kind are of one company, and the fields that a comparison tells of. */
const companies: Record<Mergeable, { column: string; fields: string[] }> = {
  lead: { column: 'company_key', fields: ['companyName', 'firstName', 'lastName'] },
  client: { column: 'company_key', fields: ['name'] },
  contact: { column: 'client_id', fields: ['firstName', 'lastName'] },
};

interface Person {
  id: string;
  company: string;
  name: string;
}

/** Records of a similar name at the same company, a number of companies at a time. An index leads through them in order. */
export async function foundByName(
  tx: Tx,
  type: Mergeable,
  { after, size }: { after: string; size: number },
): Promise<Found> {
  const { column, fields } = companies[type];
  const kind = recordType(type);
  const hidden = hiddenFields(tx.actor, kind);
  if (fields.some((field) => hidden.includes(field))) return { named: [], pairs: [], last: null };
  const here = sql`${sql.table(tableOf(kind))} where tenant_id = ${tx.actor.tenantId} and deleted_at is null
    and ${alive(type)} and ${within(tx.actor, kind, 'read')}`;
  const company = sql.ref(column);
  const beyond =
    type === 'contact'
      ? sql`(${after} = '' or client_id > nullif(${after}, '')::uuid)`
      : sql`company_key > ${after}`;
  const { rows: shared } = await sql<{ company: string }>`
    select ${company} as company from ${here} and ${company} is not null and ${beyond}
    group by ${company} having count(*) > 1 order by ${company} limit ${size}
  `.execute(tx.sql);
  const keys = shared.map((one) => one.company);
  const cast = sql.raw(type === 'contact' ? 'uuid[]' : 'text[]');
  const { rows: people } = await sql<Person>`
    select id, company, name from unnest(${keys}::${cast}) as asked (company) cross join lateral (
      select id, ${nameOf(type)} as name from ${here} and ${company} = asked.company
      order by created_at desc, id limit ${mostAtOne}
    ) person
  `.execute(tx.sql);
  const likely = keys.flatMap((key) =>
    pairsWithin(
      type,
      people.filter((one) => one.company === key),
    ),
  );
  const pairs = await withoutShared(tx, likely);
  const ids = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  return {
    named: [...ids].map((id) => ({ type, id })),
    pairs,
    last: shared.length < size ? null : (keys.at(-1) ?? null),
  };
}

/** What became a client is history. */
const alive = (type: Mergeable): RawBuilder<boolean> =>
  type === 'lead' ? sql`converted_at is null` : sql`true`;

const nameOf = (type: Mergeable) =>
  type === 'client' ? sql`''` : sql`concat_ws(' ', first_name, last_name)`;

function pairsWithin(type: Mergeable, people: Person[]): Pair[] {
  const meanings = new Map(people.map(({ id, name }) => [id, meaningOf(name)]));
  return pairsOf([...meanings.keys()]).flatMap(([one, other]) => {
    const reason = likeness(type, meanings.get(one) ?? '', meanings.get(other) ?? '');
    return reason ? [{ one, other, reason }] : [];
  });
}

function likeness(type: Mergeable, one: string, other: string): Reason | null {
  if (one === '' && other === '') return type === 'contact' ? null : 'same company name';
  if (one === other) return 'same name at the same company';
  return areAlike(one, other, alike) ? 'similar name at the same company' : null;
}
