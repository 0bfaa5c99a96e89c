import type { Generated } from 'kysely';

import type { SecurityKind } from '../../contract/logs.ts';
import type { Json } from './schema-columns.ts';

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
/** What happened, who did it and what was refused. */
export interface HistoryTables {
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
}
