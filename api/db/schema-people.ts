import type { ColumnType, Generated } from 'kysely';

import type { FieldRules, Permissions } from '../../contract/permissions.ts';
import type { Language, WorkingHours } from '../../contract/tenant-settings.ts';
import type { Instant, Json } from './schema-columns.ts';

/** Companies, their people, and what lets people in. */
export interface PeopleTables {
  tenant: {
    id: string;
    name: string;
    slug: string;
    time_zone: string;
    currency: string;
    country: string;
    language: Generated<Language>;
    working_hours: ColumnType<WorkingHours, string | undefined, string>;
    created_at: Instant;
    suspended_at: Instant | null;
    suspended_reason: string | null;
    epoch: Generated<number>;
    require_totp: Generated<boolean>;
  };
  identity: {
    id: string;
    email: string;
    password_hash: string;
    tenant_id: string | null;
    member_id: string | null;
    name: string;
    created_at: Instant;
    epoch: Generated<number>;
    totp_secret: string | null;
    totp_confirmed_at: Instant | null;
    totp_last_step: number | null;
    recovery_codes: Generated<string[]>;
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
  rate_limit: { bucket: string; used: number; resets_at: Instant };
  member: {
    tenant_id: string;
    id: string;
    name: string;
    email: string;
    role: string;
    time_zone: string | null;
    disabled_at: Instant | null;
    removed_at: Instant | null;
    created_at: Instant;
    version: Generated<number>;
  };
  role: {
    tenant_id: string;
    id: string;
    key: string;
    name: string;
    permissions: ColumnType<Partial<Permissions> | null, string | null, string | null>;
    fields: ColumnType<FieldRules, string, string>;
    created_at: Instant;
    updated_at: Instant;
    version: Generated<number>;
  };
  team: {
    tenant_id: string;
    id: string;
    name: string;
    created_at: Instant;
    updated_at: Instant;
    version: Generated<number>;
  };
  invitation: {
    tenant_id: string;
    id: string;
    email: string;
    name: string | null;
    role: string;
    team_ids: string[];
    token_hash: string;
    sent_count: Generated<number>;
    invited_by: string | null;
    created_at: Instant;
    sent_at: Instant;
    expires_at: Instant;
  };
  team_member: { tenant_id: string; team_id: string; member_id: string; is_lead: boolean };
}
