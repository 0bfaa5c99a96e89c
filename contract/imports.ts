import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import {
  encodings,
  importModes,
  importStates,
  importTypes,
  lineOutcomes,
  type ImportMode,
} from './import-words.ts';
import { flag, pageEntries } from './list.ts';
import { duplicateReason } from './record.ts';
import { instantText, uuid } from './values.ts';

const whole = v.pipe(v.number(), v.integer());
const importMode = v.picklist(
  Object.keys(importModes) as ImportMode[],
  'Choose skip, update or create',
);

/** How a file is read. What is not said is guessed from the file. */
const readingEntries = {
  delimiter: v.optional(v.picklist([',', ';', '\t', '|'], 'Choose one of , ; | or a tab')),
  encoding: v.optional(v.picklist(encodings, `Choose one of ${encodings.join(', ')}`)),
  hasHeader: v.optional(flag.wrapped),
};

const column = v.object({
  name: v.string(),
  /** The field it goes into, as an export names it (`address.city`); null: nowhere. */
  field: v.nullable(v.string()),
  samples: v.array(v.string()),
});
export type ImportColumn = v.InferOutput<typeof column>;

const counts = v.object({
  new: whole,
  update: whole,
  same: whole,
  duplicate: whole,
  wrong: whole,
});
export type ImportCounts = v.InferOutput<typeof counts>;

const undoneCounts = v.object({
  /** Created by it, and gone again. */
  removed: whole,
  /** Updated by it, and as before again. */
  restored: whole,
  /** Left as they are, because somebody worked on them since, or may not be kept from them. */
  kept: whole,
});
export type UndoneCounts = v.InferOutput<typeof undoneCounts>;

const importBatch = v.object({
  id: uuid,
  type: v.picklist(importTypes),
  format: v.picklist(['csv', 'vcard']),
  fileName: v.string(),
  delimiter: v.nullable(v.string()),
  encoding: v.picklist(encodings),
  hasHeader: v.boolean(),
  columns: v.array(column),
  state: v.picklist(importStates),
  mode: importMode,
  duplicateReason: v.nullable(v.string()),
  /** Lines with something in them. */
  total: whole,
  /** Lines that the work under way is done with. */
  done: whole,
  counts,
  undone: undoneCounts,
  failure: v.nullable(v.string()),
  createdAt: instantText,
  createdBy: uuid,
  creator: v.nullable(v.string()),
  startedAt: v.nullable(instantText),
  finishedAt: v.nullable(instantText),
  undoneAt: v.nullable(instantText),
});
export type ImportBatch = v.InferOutput<typeof importBatch>;

const reason = v.object({
  /** The heading of the column; null where it is about the whole line. */
  column: v.nullable(v.string()),
  field: v.nullable(v.string()),
  message: v.string(),
});
export type LineReason = v.InferOutput<typeof reason>;

const importLine = v.object({
  line: whole,
  cells: v.array(v.string()),
  outcome: v.nullable(v.picklist(lineOutcomes)),
  reasons: v.array(reason),
  recordId: v.nullable(uuid),
});
export type ImportLine = v.InferOutput<typeof importLine>;

/** Which field each column goes into, in the order of the file; null leaves a column out. */
const mapping = v.pipe(
  v.array(v.nullable(v.pipe(v.string(), v.maxLength(200)))),
  v.maxLength(500, 'A file has at most 500 columns'),
);

const access = 'member';

/** Plurals are taken as well: they stand in the addresses of the lists. */
const typeEntry = v.optional(
  v.pipe(
    v.string(),
    v.transform((name) => name.replace(/s$/, '')),
    v.picklist(importTypes, `Choose one of: ${importTypes.join(', ')}`),
  ),
  'lead',
);

/**
 * Takes the file itself as the body (`text/csv`, `text/vcard`), with the rest in the query; or JSON with the file's text as
 * `content`. Small files are answered when they are done, larger ones while they are under way.
 */
export const createImport = endpoint({
  id: 'imports.create',
  method: 'POST',
  path: '/imports',
  summary: 'Read a CSV or vCard file, and save its records or only check them (`dryRun`)',
  access,
  input: v.strictObject({
    type: typeEntry,
    format: v.optional(v.picklist(['csv', 'vcard'], 'Choose csv or vcard')),
    fileName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    dryRun: flag,
    mode: v.optional(importMode, 'skip'),
    duplicateReason,
    mapping: v.optional(mapping),
    content: v.optional(v.pipe(v.string(), v.maxLength(2_000_000))),
    ...readingEntries,
  }),
  output: importBatch,
});

export const listImports = endpoint({
  id: 'imports.list',
  method: 'GET',
  path: '/imports',
  summary: 'Imports, the latest first: one’s own, and everybody’s for whom may read the audit log',
  access,
  input: v.strictObject(pageEntries),
  output: pageOf(importBatch),
});

export const getImport = endpoint({
  id: 'imports.get',
  method: 'GET',
  path: '/imports/:id',
  summary: 'One import, and how far it is',
  access,
  input: byId,
  output: importBatch,
});

export const listImportLines = endpoint({
  id: 'imports.lines',
  method: 'GET',
  path: '/imports/:id/lines',
  summary: 'The lines of an import with what becomes of them and why',
  access,
  input: v.strictObject({
    ...byId.entries,
    outcome: v.optional(v.picklist(lineOutcomes, `Choose one of ${lineOutcomes.join(', ')}`)),
    ...pageEntries,
  }),
  output: pageOf(importLine),
});

export const changeImport = endpoint({
  id: 'imports.change',
  method: 'PATCH',
  path: '/imports/:id',
  summary: 'Change which field a column goes into, or what becomes of duplicates; checks anew',
  access,
  input: v.strictObject({
    ...byId.entries,
    mapping: v.optional(mapping),
    mode: v.optional(importMode),
    duplicateReason,
  }),
  output: importBatch,
});

export const runImport = endpoint({
  id: 'imports.run',
  method: 'POST',
  path: '/imports/:id/run',
  summary: 'Save the records of a file that was checked',
  access,
  status: 200,
  input: byId,
  output: importBatch,
});

export const undoImport = endpoint({
  id: 'imports.undo',
  method: 'POST',
  path: '/imports/:id/undo',
  summary:
    'Delete what an import created and give back what it overwrote, where nobody worked on it since',
  access,
  status: 200,
  input: byId,
  output: importBatch,
});

export const exportRefusedLines = endpoint({
  id: 'imports.refused',
  method: 'GET',
  path: '/imports/:id/refused.csv',
  summary: 'The lines that were left out, each with its reason, to mend and import again',
  access,
  type: 'text/csv',
  input: byId,
  output: v.string(),
});

export const importEndpoints = [
  createImport,
  listImports,
  getImport,
  listImportLines,
  changeImport,
  runImport,
  undoImport,
  exportRefusedLines,
];
