import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { withCustomFields } from '../../contract/custom-declaration.ts';
import { listCustomFields, type CustomField } from '../../contract/custom-fields.ts';
import type { RecordType } from '../../contract/record.ts';
import { same } from './field-value.ts';

/** The company's own fields, those in use: every list and form is drawn with them. */
export function createCustomFields({ call }: { call: Client }) {
  /** Null until they are known. */
  const fields = signal<readonly CustomField[] | null>(null);
  let made = new Map<RecordType, RecordType>();

  const put = (next: readonly CustomField[]) => {
    if (same(next, fields.peek())) return;
    made = new Map();
    fields.value = next;
  };

  const load = async () => {
    try {
      put((await call(listCustomFields, { limit: 200 })).items);
    } catch {
      // Lists and forms work without them; whatever else is asked says that the server is away.
      fields.value ??= [];
    }
  };

  /** A kind of record with the company's own fields, one object as long as these stay. Null until they are known. Subscribes. */
  const typeOf = (type: RecordType): RecordType | null => {
    const all = fields.value;
    if (!all) return null;
    const own = all.filter(({ recordType }) => recordType === type.name);
    if (own.length === 0) return type;
    const known = made.get(type) ?? withCustomFields(type, own);
    made.set(type, known);
    return known;
  };

  return { fields, load, put, typeOf };
}
