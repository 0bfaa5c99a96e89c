import type { Hono } from 'hono';

import { listTags, removeTag, renameTag } from '../../contract/tags.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { readTags } from './read.ts';
import { retag } from './retag.ts';

export function serveTags(app: Hono<Env>) {
  serve(app, listTags, readTags);
  serve(app, renameTag, (tx, { tag, to }) => retag(tx, tag, to));
  serve(app, removeTag, (tx, { tag }) => retag(tx, tag, null));
}
