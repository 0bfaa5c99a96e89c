import type { ColumnType, Generated } from 'kysely';

import type { SecurityKind } from '../../contract/logs.ts';
import type { RecordOf } from '../../contract/record.ts';
import type { RecordTypes } from '../../contract/records/index.ts';

type Snake<S extends string> = S extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Rest>}`
    : `_${Lowercase<Head>}${Snake<Rest>}`
  : S;

/** Moments are read as ISO 8601 text and written as that or as a Date. */
type Instant = ColumnType<string, string | Date | undefined, string | Date>;
type Json = ColumnType<Record<string, unknown>, string, string>;

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

/** Where a request came from. */
interface From {
  address: string | null;
  user_agent: string | null;
  request_id: string | null;
}

interface SecurityColumns extends From {
  id: string;
  at: Generated<string>;
  kind: SecurityKind;
  email: string | null;
  method: string | null;
  route: string | null;
  path: string | null;
  status: number | null;
  details: Json;
}

/** Each record's table follows from its contract (a test holds the database to it); the rest is written out here. */
export type Database = {
  [K in keyof RecordTypes as Snake<K & string>]: TableOf<RecordOf<RecordTypes[K]>>;
} & {
  tenant: {
    id: string;
    name: string;
    slug: string;
    time_zone: string;
    currency: string;
    country: string;
    created_at: Instant;
    suspended_at: Instant | null;
    suspended_reason: string | null;
    require_totp: Generated<boolean>;
    epoch: Generated<number>;
  };
  identity: {
    id: string;
    email: string;
    password_hash: string;
    tenant_id: string | null;
    member_id: string | null;
    name: string;
    created_at: Instant;
    totp_secret: string | null;
    totp_confirmed_at: Instant | null;
    totp_last_step: number | null;
    recovery_codes: Generated<string[]>;
    epoch: Generated<number>;
  };
  session: {
    id: string;
    identity_id: string;
    created_at: Instant;
    expires_at: Instant;
    public_id: Generated<string>;
    kind: 'browser' | 'extension';
    name: string | null;
    user_agent: string | null;
    address: string | null;
    last_seen_at: Instant;
    confirmed_at: Instant | null;
    grant_id: string | null;
  };
  known_device: { hash: string; identity_id: string; created_at: Instant; last_used_at: Instant };
  one_time_token: {
    hash: string;
    purpose: 'password-reset' | 'email-change' | 'pairing' | 'invitation';
    identity_id: string | null;
    tenant_id: string | null;
    member_id: string | null;
    payload: Json;
    created_at: Instant;
    expires_at: Instant;
    used_at: Instant | null;
  };
  job: {
    id: string;
    kind: string;
    payload: Json;
    attempts: Generated<number>;
    due_at: Instant;
    created_at: Instant;
  };
  mail: {
    tenant_id: string;
    id: string;
    kind: string;
    recipient: string;
    member_id: string | null;
    subject: string;
    body: string | null;
    state: 'kept' | 'waiting' | 'sent' | 'failed';
    attempts: Generated<number>;
    last_error: string | null;
    created_at: Instant;
    sent_at: Instant | null;
  };
  grant_place: {
    id: string;
    identity_id: string;
    granted_tenant_id: string;
    created_at: Instant;
  };
  access_grant: {
    tenant_id: string;
    id: string;
    identity_id: string;
    superadmin_name: string;
    superadmin_email: string;
    reason: string;
    starts_at: Instant;
    expires_at: Instant;
    ended_at: Instant | null;
    ended_by: string | null;
  };
  rate_limit: { bucket: string; used: number; resets_at: Instant };
  member: {
    tenant_id: string;
    id: string;
    name: string;
    email: string;
    role: string;
    time_zone: string | null;
    disabled_at: Instant | null;
    created_at: Instant;
  };
  record_key: {
    tenant_id: string;
    kind: string;
    value: string;
    record_type: string;
    record_id: string;
  };
  search_word: {
    tenant_id: string;
    record_type: string;
    word: string;
    record_id: string;
    field: string;
  };
  activity: {
    tenant_id: string;
    id: string;
    at: Generated<string>;
    actor_id: string | null;
    verb: string;
    object_type: string;
    object_id: string;
    object_name: string;
    about_type: string | null;
    about_id: string | null;
    details: Json;
  };
  audit_event: {
    tenant_id: string;
    id: string;
    at: Generated<string>;
    actor_type: string;
    actor_id: string | null;
    action: string;
    record_type: string | null;
    record_id: string | null;
    changes: Json;
    on_behalf_of: Generated<string | null>;
    result: Generated<'ok' | 'denied' | 'failed'>;
  } & From;
  security_event: { tenant_id: string; member_id: string | null } & SecurityColumns;
  stranger_event: { identity_id: string | null } & SecurityColumns;
  not_found: {
    id: string;
    at: Generated<string>;
    source: 'api' | 'workspace';
    path: string;
    tenant_id: string | null;
    member_id: string | null;
  } & From;
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
