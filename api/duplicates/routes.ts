import type { Hono } from 'hono';

import { dismissDuplicates, listDuplicates, recallDuplicates } from '../../contract/duplicates.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { dismiss, recall } from './dismiss.ts';
import { readDuplicates } from './list.ts';

export function serveDuplicates(app: Hono<Env>) {
  serve(app, listDuplicates, readDuplicates);
  serve(app, dismissDuplicates, dismiss);
  serve(app, recallDuplicates, recall);
}
