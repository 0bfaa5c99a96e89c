import type { Hono } from 'hono';

import { changeTeam, createTeam, listTeams, removeTeam } from '../../contract/teams.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { change } from './change.ts';
import { create } from './create.ts';
import { readTeams } from './read.ts';
import { remove } from './remove.ts';

export function serveTeams(app: Hono<Env>) {
  serve(app, listTeams, readTeams);
  serve(app, createTeam, create);
  serve(app, changeTeam, (tx, input, { ifMatch }) => change(tx, input, ifMatch));
  serve(app, removeTeam, (tx, input, { ifMatch }) => remove(tx, input, ifMatch));
}
