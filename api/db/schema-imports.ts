import type { Generated } from 'kysely';

import type { ImportMode, ImportState } from '../../contract/import-words.ts';
import type { Instant, Json } from './schema-columns.ts';

/** Files of records on their way in. */
export interface ImportTables {
  import_batch: {
    tenant_id: string;
    id: string;
    record_type: string;
    format: string;
    file_name: string;
    reading: Json;
    columns: Json;
    state: ImportState;
    mode: ImportMode;
    duplicate_reason: string | null;
    total: number;
    position: Generated<number>;
    counts: Json;
    undone: Json;
    worker_id: string;
    failure: string | null;
    created_at: Instant;
    created_by: string;
    started_at: Instant | null;
    finished_at: Instant | null;
    undone_at: Instant | null;
  };
}
