import type { Hono } from 'hono';

import { getHistory } from '../../contract/history.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { readHistory } from './read.ts';

export function serveHistory(app: Hono<Env>) {
  serve(app, getHistory, readHistory);
}
