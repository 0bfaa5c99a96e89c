import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import {
  changeCustomField,
  createCustomField,
  listCustomFields,
  orderCustomFields,
  type CustomField,
  type Customizable,
} from '../../../contract/custom-fields.ts';
import type { Input } from '../../../contract/endpoint.ts';
import { failureOf, type Failure } from '../failure.ts';

interface OwnFieldsSettings {
  call: Client;
  /** Told with the fields in use whenever they may have changed: forms and lists are drawn with them. */
  onChange: (inUse: CustomField[]) => void;
}

/** The company's own fields for whoever defines them, those not in use as well. */
export function createOwnFields({ call, onChange }: OwnFieldsSettings) {
  const fields = signal<CustomField[] | null>(null);
  const failure = signal<Failure | null>(null);

  const put = (all: CustomField[]) => {
    fields.value = all;
    onChange(all.filter(({ retiredAt }) => retiredAt === null));
  };

  const load = async () => {
    try {
      const all: CustomField[] = [];
      let cursor: string | null = null;
      do {
        const query = { retired: true, limit: 200, ...(cursor !== null && { cursor }) };
        const page: { items: CustomField[]; nextCursor: string | null } = await call(
          listCustomFields,
          query,
        );
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      put(all);
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Throws what the server refuses, like the others: for the form to tell. */
  const create = async (draft: Input<typeof createCustomField>) => {
    await call(createCustomField, draft);
    await load();
  };

  const change = async (
    { id, version }: CustomField,
    changed: Omit<Input<typeof changeCustomField>, 'id'>,
  ) => {
    await call(changeCustomField, { id, ...changed }, { ifMatch: version });
    await load();
  };

  /** Shows the new order at once; the old one comes back when the server refuses it. */
  const order = async (type: Customizable, ids: string[]) => {
    const before = fields.peek() ?? [];
    const ranks = new Map(ids.map((id, rank) => [id, rank]));
    const rank = ({ id, position }: CustomField) => ranks.get(id) ?? ids.length + position;
    const isHere = ({ recordType }: CustomField) => recordType === type;
    const ordered = before.filter(isHere).toSorted((one, other) => rank(one) - rank(other));
    put([...before.filter((one) => !isHere(one)), ...ordered]);
    try {
      await call(orderCustomFields, { type, ids });
    } catch (error) {
      await load();
      throw error;
    }
  };

  return { fields, failure, load, create, change, order };
}
