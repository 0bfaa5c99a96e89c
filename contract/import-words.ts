/** Kinds of record that a file can bring. */
export const importTypes = ['lead', 'client', 'contact'] as const;
export type ImportType = (typeof importTypes)[number];

export const mostImportLines = 100_000;
/** Of a file; a file of 100,000 people has some 30 MB. */
export const mostImportBytes = 100_000_000;

/** What becomes of a line that is about a record which is there already. */
export const importModes = {
  skip: 'Leave the record as it is',
  update: 'Fill in what the file says',
  create: 'Save it all the same',
} as const;
export type ImportMode = keyof typeof importModes;

/**
 * `checking`, `running` and `undoing` are under way; `checked` waits for a yes. `failed`: it broke off and says why; what was
 * saved until then is there, and can be undone.
 */
export const importStates = [
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];
export const isUnderWay = (state: ImportState) => /^(?:checking|running|undoing)$/.test(state);

/**
 * What a line is, as far as is known before it is carried out, and what it was afterwards. `same`: the record says all that
 * already; `duplicate`: left out, because the record is there; `wrong`: left out, because something in it cannot be.
 */
export const lineOutcomes = ['new', 'update', 'same', 'duplicate', 'wrong'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
