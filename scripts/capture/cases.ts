import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

import * as v from 'valibot';

import type { SavedDocument } from './reader.ts';

const index = v.array(
  v.object({
    id: v.string(),
    kind: v.picklist(['page', 'webmail', 'email', 'vcard']),
    file: v.string(),
    url: v.optional(v.string()),
  }),
);

/** A saved document that is read from its file when its turn comes. */
export type SavedCase = Omit<SavedDocument, 'body'> & { file: string };

/** The cases that `--cases DIR/index.json` lists. */
export function readCases(args: string[]): SavedCase[] {
  const file = args[args.indexOf('--cases') + 1];
  if (!file) throw new Error('Say which cases: --cases DIR/index.json');
  return v.parse(index, JSON.parse(readFileSync(file, 'utf8'))).map((one) => ({
    id: one.id,
    kind: one.kind === 'webmail' ? 'page' : one.kind,
    url: one.url || 'https://page.example.com/',
    ...formatOf(one.file),
    file: join(dirname(file), one.file),
  }));
}

const KINDS: Record<string, SavedCase['kind']> = { '.eml': 'email', '.vcf': 'vcard' };

/** The one file that the command line names, at `--url`. */
export function readOne(args: string[]): SavedCase[] {
  const at = args.indexOf('--url');
  const url = at > 0 ? args[at + 1] : undefined;
  const file = args
    .slice(2)
    .find((arg, position) => !arg.startsWith('--') && position + 2 !== at + 1);
  if (!file) throw new Error('Say what to read: npm run --silent capture -- FILE --url URL');
  const kind = KINDS[extname(file).toLowerCase()] ?? 'page';
  return [{ id: file, kind, url: url ?? 'https://page.example.com/', ...formatOf(file), file }];
}

function formatOf(file: string): Pick<SavedDocument, 'format'> {
  const extension = extname(file).toLowerCase();
  return { format: extension === '.eml' ? 'eml' : extension === '.html' ? 'html' : 'txt' };
}
