import type { CustomDefinition } from '../../contract/custom-declaration.ts';
import type { Customizable } from '../../contract/custom-fields.ts';
import { newId } from '../../contract/id.ts';
import { ownerUrl, rowsOf } from './database.ts';

type Definition = Pick<CustomDefinition, 'key' | 'kind'> &
  Partial<Pick<CustomDefinition, 'label' | 'options' | 'required'>>;

/** Gives a tenant fields of its own, stored as the API stores them, unless it has them. Their labels are their keys, unless given. */
export async function giveFields(
  tenantId: string,
  type: Customizable,
  definitions: Definition[],
  owner = ownerUrl(),
): Promise<void> {
  for (const [
    at,
    { key, kind, label = key, options = [], required = false },
  ] of definitions.entries())
    await rowsOf(
      `insert into custom_field (tenant_id, id, record_type, key, label, kind, options, required, position)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, record_type, key) do nothing`,
      [tenantId, newId(), type, key, label, kind, JSON.stringify(options), required, at],
      owner,
    );
}

/** Options as they are stored, by their values. */
export const optionsOf = (...values: string[]) =>
  values.map((value) => ({ value, label: value.toUpperCase(), isRetired: false }));
