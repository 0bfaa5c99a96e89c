import type { Hono } from 'hono';

import type { Output } from '../../contract/endpoint.ts';
import { listMerges, mergeable, merges, undoMerge, type Mergeable } from '../../contract/merges.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { stillSeen } from '../records/still-seen.ts';
import { merge, previewMerge } from './merge.ts';
import { readMerges } from './read.ts';
import { undo } from './undo.ts';

export function serveMerges(app: Hono<Env>) {
  for (const name of mergeable) serveMergesOf(app, name);
  serve(app, listMerges, readMerges);
  serve(app, undoMerge, (tx, { id }) => undo(tx, id), { again: undoneBefore });
}

function serveMergesOf(app: Hono<Env>, name: Mergeable) {
  const endpoints = merges[name];
  // To code for all kinds a record is a row, and a row of a kind is what its own endpoint answers.
  serve(
    app,
    endpoints.merge,
    async (tx, sent, { ifMatch }) =>
      (await merge(tx, name, sent, ifMatch)) as unknown as Output<typeof endpoints.merge>,
    { again: stillSeen(recordType(name)) },
  );
  serve(
    app,
    endpoints.preview,
    async (tx, sent) =>
      (await previewMerge(tx, name, sent)) as unknown as Output<typeof endpoints.preview>,
    { isQuery: true },
  );
}

/** What of an answer that was kept the asker may still see. */
async function undoneBefore(tx: Tx, kept: unknown) {
  // What was kept under the key of this endpoint is what this endpoint answers.
  const { type, into, from } = kept as Output<typeof undoMerge>;
  const seen = stillSeen(recordType(type));
  return { type, into: await seen(tx, into), from: await seen(tx, from) };
}
