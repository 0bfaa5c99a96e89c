import type { ColumnType } from 'kysely';

import type { RecordOf } from '../../contract/record.ts';
import type { RecordTypes } from '../../contract/records/index.ts';
import type { Instant, Json } from './schema-columns.ts';
import type { HistoryTables } from './schema-history.ts';
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

/** Each record's table follows from its contract (a test holds the database to it); the rest is written out. */
export type Database = {
  [K in keyof RecordTypes as Snake<K & string>]: TableOf<RecordOf<RecordTypes[K]>>;
} & PeopleTables &
  HistoryTables &
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
    lent_record: {
      tenant_id: string;
      follow_up_id: string;
      assignee_id: string;
      record_type: string;
      record_id: string;
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
