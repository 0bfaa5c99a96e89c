import type pg from 'pg';

import { keyFor } from '../records/custom-keys.ts';
import { optionsAfter } from '../records/custom-options.ts';
import { between, chance, idAt, pick, randomFrom, type Random } from './random.ts';
import { ownFields, type OwnField } from './words/own-fields.ts';

const keyOf = ({ label }: OwnField) => keyFor(label, [], 'field');

/** What a company of the demo knows of a lead, client or project beyond the usual; some of it is always missing. */
export function ownValues(slug: string, type: OwnField['type'], seed: string) {
  const random = randomFrom(`${slug} ${type} ${seed}`);
  const fields = (ownFields[slug] ?? []).filter((one) => one.type === type);
  return Object.fromEntries(
    fields.flatMap((field) =>
      chance(random, 0.7) ? [[keyOf(field), valueOf(field, random)] as const] : [],
    ),
  );
}

function valueOf(field: OwnField, random: Random): string | number | boolean {
  switch (field.kind) {
    case 'choice':
      return keyFor(pick(random, field.options), [], 'option');
    case 'number':
      return between(random, ...field.range) * field.step;
    case 'date':
      return `${field.year}-${String(between(random, 1, 12)).padStart(2, '0')}-01`;
    default:
      return chance(random, 0.5);
  }
}

interface Founded {
  tenantId: string;
  slug: string;
  by: string | null;
  at: Date;
}

/** Defines the company's own fields, with the audit rows that the API would write. */
export async function addOwnFields(
  client: pg.ClientBase,
  { tenantId, slug, by, at }: Founded,
): Promise<void> {
  const random = randomFrom(`${slug} own fields`);
  for (const [position, field] of (ownFields[slug] ?? []).entries()) {
    const { type, label, kind } = field;
    const id = idAt(random, at.getTime());
    const labels = field.kind === 'choice' ? field.options : [];
    const options = optionsAfter(
      [],
      labels.map((one) => ({ label: one })),
    );
    await client.query(
      `insert into custom_field (tenant_id, id, record_type, key, label, kind, options, position, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
      [tenantId, id, type, keyOf(field), label, kind, JSON.stringify(options), position, at],
    );
    const changes = { recordType: [null, type], label: [null, label], kind: [null, kind] };
    await client.query(
      `insert into audit_event (tenant_id, id, at, actor_type, actor_id, action, record_type, record_id, changes)
       values ($1, $2, $3, 'member', $4, 'customField.created', 'customField', $5, $6)`,
      [tenantId, idAt(random, at.getTime()), at, by, id, JSON.stringify(changes)],
    );
  }
}
