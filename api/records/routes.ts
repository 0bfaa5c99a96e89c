import type { Hono } from 'hono';

import type { recordEndpoints } from '../../contract/endpoint.ts';
import { records } from '../../contract/index.ts';
import type { RecordType } from '../../contract/record.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { changeRecord } from './change.ts';
import { createRecord } from './create.ts';
import { faultInDraft, faultInPatch } from './faults.ts';
import { getShown } from './get.ts';
import { listRecords } from './list.ts';
import { lostFilters } from './lost-filters.ts';
import { hasReferences } from './references.ts';
import { removeRecord, restoreRecord } from './remove.ts';
import { rulesOf } from './rules.ts';
import { stillSeen } from './still-seen.ts';

/** Answers what every kind of record answers. A slice adds its own routes beside these. */
export function serveRecords(app: Hono<Env>) {
  for (const name of Object.keys(recordTypes)) serveType(app, name as RecordName);
}

function serveType(app: Hono<Env>, name: RecordName) {
  const type = recordType(name);
  // To code for all kinds a record is a row; each kind's own types hold for its callers.
  const usual: ReturnType<typeof recordEndpoints<RecordType>> = records[name];
  const { list, get, create, change, remove, restore } = usual;
  serve(app, list, (tx, query) => listRecords(tx, type, query), {
    lostIn: (tx, query) => lostFilters(tx, type, query),
  });
  serve(app, get, (tx, { id }) => getShown(tx, type, id));
  const { settle } = rulesOf(type);
  serve(
    app,
    create,
    (tx, draft, { source }) => createRecord(tx, type, draft, { source, ...reasonIn(draft) }),
    {
      isOneStatement: !settle && !hasReferences(type),
      alsoWrong: (tx, refused) => faultInDraft(tx, type, refused),
      again: stillSeen(type),
    },
  );
  serve(
    app,
    change,
    (tx, { id, ...sent }, { ifMatch }) => {
      const { duplicateReason: _, ...patch } = sent;
      return changeRecord(tx, type, String(id), patch, { ifMatch, ...reasonIn(sent) });
    },
    { alsoWrong: (tx, refused) => faultInPatch(tx, type, refused) },
  );
  serve(app, remove, (tx, { id }, { ifMatch }) => removeRecord(tx, type, id, ifMatch));
  serve(app, restore, (tx, sent) => restoreRecord(tx, type, sent.id, reasonIn(sent)), {
    again: stillSeen(type),
  });
}

/** Kinds without keys have none. */
const reasonIn = (sent: object) =>
  'duplicateReason' in sent && typeof sent.duplicateReason === 'string'
    ? { duplicateReason: sent.duplicateReason }
    : {};
