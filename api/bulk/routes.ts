import type { Hono } from 'hono';

import { bulk, bulkNames, undoBulk } from '../../contract/bulk.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { changeMany } from './change-many.ts';
import { undo } from './undo.ts';

export function serveBulk(app: Hono<Env>) {
  for (const name of bulkNames)
    serve(app, bulk[name], (tx, input) => changeMany(tx, recordType(name), input));
  serve(app, undoBulk, undo);
}
