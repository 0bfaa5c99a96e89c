import type { Hono } from 'hono';

import { saveCapture } from '../../contract/captures.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { save, savedBefore } from './save.ts';

export function serveCaptures(app: Hono<Env>) {
  serve(app, saveCapture, (tx, sent, { source }) => save(tx, sent, source), {
    // Sent again it finds what it saved, as whoever sends it may see it by now; what was kept is what `save` answered.
    again: (tx, kept) => savedBefore(tx, (kept as { id: string }).id),
  });
}
