import type { Hono } from 'hono';

import {
  convertLead,
  listConversions,
  previewConversion,
  undoConversion,
} from '../../contract/conversions.ts';
import type { Output } from '../../contract/endpoint.ts';
import { client } from '../../contract/records/client.ts';
import { contact } from '../../contract/records/contact.ts';
import { lead } from '../../contract/records/lead.ts';
import type { Tx } from '../db/tenant.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { stillSeen } from '../records/still-seen.ts';
import { convert, previewConversion as preview } from './convert.ts';
import { readConversions } from './read.ts';
import { undo } from './undo.ts';

type Converted = Output<typeof convertLead>;

export function serveConversions(app: Hono<Env>) {
  // To code for all kinds a record is a row, and a row of a kind is what its own endpoint answers.
  serve(
    app,
    convertLead,
    async (tx, asked, { source }) => (await convert(tx, asked, source)) as unknown as Converted,
    { again: convertedBefore },
  );
  serve(app, previewConversion, async (tx, asked) => preview(tx, asked), { isQuery: true });
  serve(app, listConversions, readConversions);
  serve(
    app,
    undoConversion,
    async (tx, { id }) => (await undo(tx, id)) as unknown as Output<typeof undoConversion>,
    { again: undoneBefore },
  );
}

/** What of an answer that was kept the asker may still see. */
async function convertedBefore(tx: Tx, kept: unknown) {
  // What was kept under the key of this endpoint is what this endpoint answers.
  const converted = kept as Converted;
  return {
    ...converted,
    client: await stillSeen(client)(tx, converted.client),
    contact: converted.contact && (await stillSeen(contact)(tx, converted.contact)),
  };
}

/** As above, of the endpoint that undoes it. */
const undoneBefore = async (tx: Tx, kept: unknown) => ({
  lead: await stillSeen(lead)(tx, (kept as Output<typeof undoConversion>).lead),
});
