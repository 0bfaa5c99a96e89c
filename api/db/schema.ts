import type { ColumnType, Generated } from 'kysely';

import type { CustomOption } from '../../contract/custom-fields.ts';
import type { RecordOf } from '../../contract/record.ts';
import type { RecordName, RecordTypes } from '../../contract/records/index.ts';
import type { Instant, Json } from './schema-columns.ts';
import type { HistoryTables } from './schema-history.ts';
import type { ImportTables } from './schema-imports.ts';
import type { MergeTables } from './schema-merges.ts';
import type { PeopleTables } from './schema-people.ts';

type Snake<S extends string> = S extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Rest>}`
    : `_${Lowercase<Head>}${Snake<Rest>}`
  : S;

/** A value of the contract as columns: money and subjects take two, everything else one. */
type Columns<K extends string, V> =
  NonNullable<V> extends { amount: number; currency: string }
    ? Record<`${Snake<K>}_amount`, number | null> & Record<`${Snake<K>}_currency`, string | null>
    : NonNullable<V> extends { type: infer T; id: string }
      ? Record<`${Snake<K>}_type`, T | null> & Record<`${Snake<K>}_id`, string | null>
      : Record<Snake<K>, V>;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;
type TableOf<R> = Together<{ [K in keyof R & string]: Columns<K, R[K]> }[keyof R & string]> & {
  tenant_id: string;
};

/** What a change of many records did to one of them: field by field what was and what is; of a deletion the version it left. */
export interface JournalRow {
  id: string;
  version: number;
  changes: Record<string, [before: unknown, after: unknown]>;
}

/** Each record's table follows from its contract (a test holds the database to it); the rest is written out. */
export type Database = {
  [K in keyof RecordTypes as Snake<K & string>]: TableOf<RecordOf<RecordTypes[K]>>;
} & PeopleTables &
  HistoryTables &
  ImportTables &
  MergeTables & {
    record_key: {
      tenant_id: string;
      kind: string;
      value: string;
      record_type: string;
      record_id: string;
      waits_since: Instant | null;
    };
    search_word: {
      tenant_id: string;
      record_type: string;
      word: string;
      record_id: string;
      field: string;
    };
    custom_field: {
      tenant_id: string;
      id: string;
      record_type: string;
      key: string;
      label: string;
      help: string | null;
      kind: string;
      options: ColumnType<CustomOption[], string, string>;
      required: boolean;
      position: number;
      created_at: Instant;
      updated_at: Instant;
      retired_at: Instant | null;
      version: Generated<number>;
    };
    lent_record: {
      tenant_id: string;
      follow_up_id: string;
      assignee_id: string;
      record_type: string;
      record_id: string;
    };
    note_pin: {
      tenant_id: string;
      note_id: string;
      member_id: string;
      created_at: Instant;
    };
    idempotency_key: {
      tenant_id: string;
      member_id: string;
      key: string;
      request_hash: string;
      status: number | null;
      body: ColumnType<unknown, string | null, string | null>;
      created_at: Instant;
    };
    capture: {
      tenant_id: string;
      id: string;
      page_url: string;
      page_title: string;
      page_kind: string;
      body: Json;
      decision: string;
      record_type: string | null;
      record_id: string | null;
      created_at: Instant;
      created_by: string | null;
    };
    saved_view: {
      tenant_id: string;
      id: string;
      record_type: RecordName;
      name: string;
      owner_id: string;
      is_shared: boolean;
      query: ColumnType<Record<string, string>, string, string>;
      columns: string[] | null;
      created_at: Instant;
      updated_at: Instant;
      version: Generated<number>;
    };
    list_setting: {
      tenant_id: string;
      member_id: string;
      record_type: RecordName;
      columns: string[] | null;
      default_view_id: string | null;
    };
    bulk_change: {
      tenant_id: string;
      id: string;
      record_type: RecordName;
      act: 'change' | 'delete';
      rows: ColumnType<JournalRow[], string, string>;
      created_by: string;
      created_at: Instant;
      undone_at: Instant | null;
    };
    website_form: {
      tenant_id: string;
      id: string;
      name: string;
      key: string;
      origins: string[];
      created_at: Instant;
      created_by: string | null;
      revoked_at: Instant | null;
    };
  };
