import type { Hono } from 'hono';

import { changeTenant, getTenant } from '../../contract/tenant-settings.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { changeSettings, readSettings } from './settings.ts';

export function serveTenant(app: Hono<Env>) {
  serve(app, getTenant, readSettings);
  serve(app, changeTenant, changeSettings);
}
