import type { Hono } from 'hono';

import { getTimeline } from '../../contract/timeline.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { readTimeline } from './read.ts';

export function serveTimeline(app: Hono<Env>) {
  serve(app, getTimeline, readTimeline);
}
