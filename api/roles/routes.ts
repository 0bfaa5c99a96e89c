import type { Hono } from 'hono';

import {
  changeRole,
  createRole,
  listRoles,
  previewRole,
  removeRole,
  resetRole,
} from '../../contract/roles.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { change, reset } from './change.ts';
import { create } from './create.ts';
import { preview } from './preview.ts';
import { readRoles } from './read.ts';
import { remove } from './remove.ts';

export function serveRoles(app: Hono<Env>) {
  serve(app, listRoles, readRoles);
  serve(app, previewRole, preview, { isQuery: true });
  serve(app, createRole, create);
  serve(app, changeRole, (tx, input, { ifMatch }) => change(tx, input, ifMatch));
  serve(app, removeRole, (tx, input, { ifMatch }) => remove(tx, input, ifMatch));
  serve(app, resetRole, reset);
}
