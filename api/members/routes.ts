import type { Hono } from 'hono';

import {
  changeMember,
  disableMember,
  enableMember,
  listMembers,
  removeMember,
} from '../../contract/members.ts';
import { changeMe } from '../../contract/sessions.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { change } from './change.ts';
import { disable, enable, remove } from './leave.ts';
import { changeOwn } from './me.ts';
import { readMembers } from './read.ts';

export function serveMembers(app: Hono<Env>) {
  serve(app, listMembers, readMembers);
  serve(app, changeMember, (tx, input, { ifMatch }) => change(tx, input, ifMatch));
  serve(app, disableMember, disable);
  serve(app, enableMember, enable);
  serve(app, removeMember, remove);
  serve(app, changeMe, changeOwn);
}
