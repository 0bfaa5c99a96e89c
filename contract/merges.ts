import * as v from 'valibot';

import { byId, endpoint } from './endpoint.ts';
import type { Field, Schema } from './field.ts';
import type { RecordType } from './record.ts';
import { client } from './records/client.ts';
import { contact } from './records/contact.ts';
import type { RecordName } from './records/index.ts';
import { lead } from './records/lead.ts';
import { instantText, uuid } from './values.ts';

/** Kinds of record of which two can turn out to be the same. */
export const mergeable = ['lead', 'client', 'contact'] as const;
export type Mergeable = (typeof mergeable)[number];

/** For how long a merge or a conversion can be undone. */
export const undoDays = 30;

/** Whose value the survivor has: its own, that of the other one, or, of lists, both. Anything else is itself the value. */
export const mergeSides = ['into', 'from', 'both'] as const;

const choiceOf = ({ value }: Field) =>
  v.optional(v.union([v.picklist(mergeSides), value], 'Choose into or from, or give a value'));

/**
 * What the survivor is to have, field by field. What is left out follows the rule: its own value, or the other's where it has
 * none; lists are united; "do not contact" holds where it held for either. A field that the caller's role may not write stays as it is.
 */
const choicesIn = (type: RecordType): v.GenericSchema<Record<string, unknown>> =>
  v.strictObject(
    Object.fromEntries(
      Object.entries(type.fields)
        .filter(([, { computed }]) => !computed)
        .map(([name, field]): [string, Schema] => [name, choiceOf(field)]),
    ),
  );

/** How many records of each kind go along; kinds of which there is none are left out. */
export const moves = v.record(v.string(), v.number());

/** Until when it can be undone. */
export const undoUntil = instantText;

function mergeEndpoints<T extends RecordType>(type: T) {
  const { plural, label } = type;
  // The declaration's own schemas, so that answers are typed by the record.
  const one: T['record'] = type.record;
  const entries: T['record']['entries'] = type.record.entries;
  const input = v.strictObject({
    id: uuid,
    /** Is merged into the record of the path, which survives. */
    from: uuid,
    fields: v.optional(choicesIn(type), {}),
  });
  // Every declared kind is a resource of the permissions.
  const resource = type.name as RecordName;
  const kind = label.toLowerCase();
  return {
    preview: endpoint({
      id: `${plural}.mergePreview`,
      method: 'POST',
      path: `/${plural}/:id/merge/preview`,
      summary: `What merging another ${kind} into this one would come to; changes nothing`,
      access: 'member',
      needs: [resource, 'change'],
      status: 200,
      input,
      output: v.object({ record: one, moves }),
    }),
    /** With `If-Match`: only where the survivor is still at that version. */
    merge: endpoint({
      id: `${plural}.merge`,
      method: 'POST',
      path: `/${plural}/:id/merge`,
      summary: `Merge another ${kind} into this one, with all that belongs to it; can be undone for ${undoDays} days`,
      access: 'member',
      needs: [resource, 'change'],
      input,
      output: v.object({ ...entries, mergeId: uuid, undoUntil }),
    }),
  };
}

export const merges = {
  lead: mergeEndpoints(lead),
  client: mergeEndpoints(client),
  contact: mergeEndpoints(contact),
};

const merge = v.object({
  id: uuid,
  type: v.picklist(mergeable),
  intoId: uuid,
  intoName: v.string(),
  fromId: uuid,
  fromName: v.string(),
  at: instantText,
  /** The name of who did it. */
  by: v.nullable(v.string()),
  undoUntil,
  undoneAt: v.nullable(instantText),
});
export type Merge = v.InferOutput<typeof merge>;

export const listMerges = endpoint({
  id: 'merges.list',
  method: 'GET',
  path: '/merges',
  summary: 'Merges in which a record survived or was merged away, latest first',
  access: 'member',
  input: v.strictObject({ type: v.picklist(mergeable), id: uuid }),
  output: v.object({ items: v.array(merge) }),
});

const anyRecord = v.looseObject({ id: uuid, version: v.number() });

/**
 * Both records are as they were, and so is every child. What has been done since stays: a field of the survivor that was changed
 * keeps its new value, and of a list what was added or taken out; a child that came with the other record goes back with its later
 * changes, unless somebody hung it on a third one; a child that was added stays with the survivor. An e-mail, phone, domain or
 * profile that somebody else took meanwhile stays theirs, and the record waits for it.
 */
export const undoMerge = endpoint({
  id: 'merges.undo',
  method: 'POST',
  path: '/merges/:id/undo',
  summary: `Undo a merge within ${undoDays} days: both records and every child as they were; later changes and additions stay`,
  access: 'member',
  status: 200,
  input: byId,
  output: v.object({ type: v.picklist(mergeable), into: anyRecord, from: anyRecord }),
});
