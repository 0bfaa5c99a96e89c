import type { Hono } from 'hono';

import { findMatches } from '../../contract/matches.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { find } from './find.ts';

export function serveMatches(app: Hono<Env>) {
  serve(app, findMatches, find, { isQuery: true });
}
