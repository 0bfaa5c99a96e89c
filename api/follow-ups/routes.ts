import type { Hono } from 'hono';

import { completeFollowUp, getAgenda, snoozeFollowUp } from '../../contract/follow-ups.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { stillSeen } from '../records/still-seen.ts';
import { readAgenda } from './agenda.ts';
import { complete, snooze } from './complete.ts';

export function serveFollowUps(app: Hono<Env>) {
  serve(app, getAgenda, (tx) => readAgenda(tx));
  serve(app, completeFollowUp, complete, { again: stillSeen(followUp) });
  serve(app, snoozeFollowUp, snooze, { again: stillSeen(followUp) });
}
