import type { Hono } from 'hono';

import {
  changeCustomField,
  createCustomField,
  listCustomFields,
  orderCustomFields,
} from '../../contract/custom-fields.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { change } from './change.ts';
import { create } from './create.ts';
import { order } from './order.ts';
import { readFields } from './read.ts';

export function serveCustomFields(app: Hono<Env>) {
  serve(app, listCustomFields, readFields);
  serve(app, createCustomField, create);
  serve(app, changeCustomField, (tx, input, { ifMatch }) => change(tx, input, ifMatch));
  serve(app, orderCustomFields, order);
}
