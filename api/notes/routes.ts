import type { Hono } from 'hono';

import { pinNote, unpinNote } from '../../contract/notes.ts';
import { note } from '../../contract/records/note.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { stillSeen } from '../records/still-seen.ts';
import { pin, unpin } from './pin.ts';

export function serveNotes(app: Hono<Env>) {
  serve(app, pinNote, pin, { again: stillSeen(note) });
  serve(app, unpinNote, unpin);
}
