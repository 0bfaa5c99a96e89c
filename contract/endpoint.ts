import * as v from 'valibot';

import { type Schema } from './field.ts';
import { listQuery } from './list.ts';
import type { Need } from './permissions.ts';
import { reasonEntries, type RecordType } from './record.ts';
import type { RecordName } from './records/index.ts';
import { uuid } from './values.ts';

/**
 * Who may call an endpoint. `anyone`: nobody need be signed in. `signedIn`: members and superadmins. `member`: of a tenant,
 * in a role that may do what the endpoint `needs`. `superadmin`: who runs the installation. `publishableKey`: a form on a
 * registered website.
 */
type Access = 'anyone' | 'signedIn' | 'member' | 'superadmin' | 'publishableKey';

/** One request the API answers. The server and its clients both read it, so neither can drift from the other. */
export interface Endpoint<In extends Schema = Schema, Out extends Schema = Schema> {
  id: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:id` where an id stands. Input that the path does not name goes into the body, or the query of a GET. */
  path: string;
  summary: string;
  access: Access;
  /** What the member's role must allow; null: every member may, and sees what the role lets them see. */
  needs: Need | null;
  /** A dangerous act: only for a session whose owner gave the password within the last ten minutes. */
  confirmed?: true;
  /** Of one's own account: a paired device may not, even with the password. Nor may it do what is `confirmed`. */
  inWorkspace?: true;
  input: In;
  output: Out;
  /** What it answers where that is not JSON; the output is then one text, or a blob of what is none. */
  type?: 'text/csv' | 'text/vcard' | 'application/pdf';
  status: 200 | 201 | 204;
}
export type Input<E extends Endpoint> = v.InferInput<E['input']>;
export type Parsed<E extends Endpoint> = v.InferOutput<E['input']>;
export type Output<E extends Endpoint> = v.InferOutput<E['output']>;

const statuses = { GET: 200, POST: 201, PATCH: 200, DELETE: 204 } as const;

export const endpoint = <In extends Schema, Out extends Schema>(
  described: Omit<Endpoint<In, Out>, 'status' | 'needs'> &
    Partial<Pick<Endpoint, 'status' | 'needs'>>,
): Endpoint<In, Out> => ({ status: statuses[described.method], needs: null, ...described });

export const nothing = v.strictObject({});
export const byId = v.strictObject({ id: uuid });

export const pageOf = <S extends Schema>(one: S) =>
  v.object({
    items: v.array(one),
    nextCursor: v.nullable(v.string()),
    total: v.optional(v.number()),
  });

/** The endpoints that every kind of record has. */
export function recordEndpoints<T extends RecordType>(type: T) {
  const { plural, label, labelPlural } = type;
  // The declaration's own schemas, so that answers are typed by the record and not by "any record".
  const one: T['record'] = type.record;
  const draft: T['draft'] = type.draft;
  const patch: { entries: T['patch']['entries'] } = type.patch;
  const reason = reasonEntries(type.fields);
  const path = `/${plural}`;
  const access = 'member';
  // Every declared kind is a resource of the permissions.
  const resource = type.name as RecordName;
  return {
    list: endpoint({
      id: `${plural}.list`,
      needs: [resource, 'read'],
      method: 'GET',
      path,
      access,
      summary: `${labelPlural}, by filters`,
      input: listQuery(type),
      output: v.object({
        ...pageOf(one).entries,
        /** The cursors at which the pages after the first begin, 5000 at most. */
        marks: v.optional(v.array(v.string())),
      }),
    }),
    get: endpoint({
      id: `${plural}.get`,
      needs: [resource, 'read'],
      method: 'GET',
      path: `${path}/:id`,
      access,
      summary: `One ${label.toLowerCase()}`,
      input: byId,
      output: one,
    }),
    create: endpoint({
      id: `${plural}.create`,
      needs: [resource, 'create'],
      method: 'POST',
      path,
      access,
      summary: `Save a new ${label.toLowerCase()}`,
      input: draft,
      output: one,
    }),
    change: endpoint({
      id: `${plural}.change`,
      needs: [resource, 'change'],
      method: 'PATCH',
      path: `${path}/:id`,
      access,
      summary: `Change some fields of one ${label.toLowerCase()}`,
      input: v.strictObject({ ...byId.entries, ...reason, ...patch.entries }),
      output: one,
    }),
    remove: endpoint({
      id: `${plural}.remove`,
      needs: [resource, 'delete'],
      method: 'DELETE',
      path: `${path}/:id`,
      access,
      summary: `Delete one ${label.toLowerCase()}; it can be restored`,
      input: byId,
      output: v.null(),
    }),
    restore: endpoint({
      id: `${plural}.restore`,
      needs: [resource, 'delete'],
      method: 'POST',
      path: `${path}/:id/restore`,
      access,
      summary: `Bring back a deleted ${label.toLowerCase()}`,
      input: v.strictObject({ ...byId.entries, ...reason }),
      output: one,
      status: 200,
    }),
  };
}
