import type { ColumnType, Generated } from 'kysely';

import type { Instant } from './schema-columns.ts';

/** A deed that can be undone: when, by whom, and what was kept for that. */
interface Undoable {
  tenant_id: string;
  id: string;
  kept: ColumnType<unknown, string, string>;
  created_at: Generated<string>;
  created_by: string | null;
  undone_at: Instant | null;
  undone_by: string | null;
}

/** Records that turned out to be the same or became another, and pairs that are neither. */
export interface MergeTables {
  merge: {
    record_type: string;
    into_id: string;
    from_id: string;
    into_name: string;
    from_name: string;
  } & Undoable;
  conversion: {
    lead_id: string;
    client_id: string;
    contact_id: string | null;
    lead_name: string;
    client_name: string;
  } & Undoable;
  moved_record: {
    tenant_id: string;
    deed_id: string;
    record_type: string;
    record_id: string;
  };
  not_duplicate: {
    tenant_id: string;
    one_id: string;
    other_id: string;
    created_at: Generated<string>;
    created_by: string | null;
  };
}
