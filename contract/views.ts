import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { recordTypes, type RecordName } from './records/index.ts';
import { instantText, line, uuid } from './values.ts';

const type = v.picklist(Object.keys(recordTypes) as RecordName[], 'Name a kind of record');

/** What a view keeps of a list's address: its filters, its search and its order. */
const query = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(120)), v.pipe(v.string(), v.maxLength(4000))),
  v.check((given) => Object.keys(given).length <= 40, 'A view holds at most 40 filters'),
);

const columns = v.nullable(
  v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(120)), 'Name columns by their fields'),
    v.maxLength(60, 'A list shows at most 60 columns'),
    v.transform((names) => [...new Set(names)]),
  ),
);

const view = v.object({
  id: uuid,
  type,
  name: v.string(),
  /** The whole team sees it. */
  isShared: v.boolean(),
  ownerId: uuid,
  ownerName: v.string(),
  query: v.record(v.string(), v.string()),
  /** Null: those that are usual, or that the member has chosen. */
  columns: v.nullable(v.array(v.string())),
  /** Filters and columns that were kept and no longer mean anything, or are hidden from whoever asks: left out. */
  dropped: v.array(v.string()),
  mayChange: v.boolean(),
  createdAt: instantText,
  version: v.number(),
});
export type View = v.InferOutput<typeof view>;

const settings = v.object({
  columns: v.nullable(v.array(v.string())),
  defaultViewId: v.nullable(uuid),
});
export type ListSettings = v.InferOutput<typeof settings>;

export const listViews = endpoint({
  id: 'views.list',
  method: 'GET',
  path: '/views',
  summary:
    'My views of the list of one kind of record, and the team’s; and what I have chosen for it',
  access: 'member',
  input: v.strictObject({ ...pageEntries, type, count: flag }),
  output: v.object({ ...pageOf(view).entries, settings }),
});

export const createView = endpoint({
  id: 'views.create',
  method: 'POST',
  path: '/views',
  summary:
    'Keep a list’s filters, order and columns under a name. For the whole team by whoever may change all records of the kind',
  access: 'member',
  input: v.strictObject({
    type,
    name: line(60),
    isShared: v.optional(v.boolean('Answer yes or no'), false),
    query: v.optional(query, {}),
    columns: v.optional(columns, null),
  }),
  output: view,
});

export const changeView = endpoint({
  id: 'views.change',
  method: 'PATCH',
  path: '/views/:id',
  summary: 'Rename a view, share it, or keep other filters and columns in it',
  access: 'member',
  input: v.strictObject({
    ...byId.entries,
    name: v.optional(line(60)),
    isShared: v.optional(v.boolean('Answer yes or no')),
    query: v.optional(query),
    columns: v.optional(columns),
  }),
  output: view,
});

export const removeView = endpoint({
  id: 'views.remove',
  method: 'DELETE',
  path: '/views/:id',
  summary: 'Delete a view; the records stay',
  access: 'member',
  input: byId,
  output: v.null(),
});

export const changeListSettings = endpoint({
  id: 'listSettings.change',
  method: 'PATCH',
  path: '/list-settings',
  summary: 'Choose my columns of the list of one kind of record, and the view it opens with',
  access: 'member',
  input: v.strictObject({
    type,
    columns: v.optional(columns),
    defaultViewId: v.optional(v.nullable(uuid)),
  }),
  output: settings,
});
