import type { Hono } from 'hono';

import { saveCapture } from '../../contract/captures.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { save } from './save.ts';

export function serveCaptures(app: Hono<Env>) {
  serve(app, saveCapture, (tx, sent, { source }) => save(tx, sent, source));
}
