import { recordEndpoints } from '../../contract/endpoint.ts';
import type { RecordType } from '../../contract/record.ts';

/** A record of any kind: its stamps, and the fields of its declaration by name. */
export interface AnyRecord {
  id: string;
  version: number;
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  updatedBy: string | null;
  deletedAt: string | null;
  source: string;
  [field: string]: unknown;
}

const made = new Map<string, ReturnType<typeof recordEndpoints>>();

/** The endpoints of a kind of record that is known only while running. */
export function endpointsOf(type: RecordType) {
  const known = made.get(type.name) ?? recordEndpoints(type);
  made.set(type.name, known);
  return known;
}
