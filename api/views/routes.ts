import type { Hono } from 'hono';

import {
  changeListSettings,
  changeView,
  createView,
  listViews,
  removeView,
} from '../../contract/views.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { change } from './change.ts';
import { create } from './create.ts';
import { readViews } from './read.ts';
import { remove } from './remove.ts';
import { changeSettings } from './settings.ts';

export function serveViews(app: Hono<Env>) {
  serve(app, listViews, readViews);
  serve(app, createView, create);
  serve(app, changeView, (tx, input, { ifMatch }) => change(tx, input, ifMatch));
  serve(app, removeView, (tx, input, { ifMatch }) => remove(tx, input, ifMatch));
  serve(app, changeListSettings, changeSettings);
}
