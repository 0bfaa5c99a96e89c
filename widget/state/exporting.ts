import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { recordExports, vcardExports } from '../../contract/exports.ts';
import type { ListQuery } from '../../contract/list.ts';
import type { RecordType } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { t } from '../messages/t-workspace.ts';
import { failureOf } from './failure.ts';
import { saveFile } from './save-file.ts';
import type { Toasts } from './toasts.ts';

/** `csv` has the columns that are seen, `csvAll` all there are. */
export type FileKind = 'csv' | 'csvAll' | 'pdf' | 'vcard';

type InAddressBooks = keyof typeof vcardExports;

const isInAddressBooks = (name: string): name is InAddressBooks => name in vcardExports;

/** The files that a list of a kind of record can be taken out as. */
export const fileKinds = ({ name }: RecordType): FileKind[] => [
  'csv',
  'csvAll',
  'pdf',
  ...(isInAddressBooks(name) ? (['vcard'] as const) : []),
];

interface Settings {
  call: Client;
  toasts: Toasts;
}

/** A list as people see it: the filters, search and order, and the fields beside the name. */
interface Seen {
  type: RecordType & { name: RecordName };
  query: ListQuery;
  columns: readonly string[];
}

/** Takes lists out as files. `total` is how many rows the next one has; null until that is known. */
export function createExporting({ call, toasts }: Settings) {
  const total = signal<number | null>(null);
  let asked: AbortController | null = null;

  /** Asks how many rows whoever is signed in may take out of a list. */
  const count = async ({ type, query }: Seen) => {
    asked?.abort();
    const { signal: cancelled } = (asked = new AbortController());
    total.value = null;
    try {
      const found = await call(recordExports[type.name].count, query, { signal: cancelled });
      total.value = found.total;
    } catch (error) {
      if (cancelled.aborted) return;
      toasts.show(t('export.failed', { why: failureOf(error).why }));
    }
  };

  const save = async (kind: FileKind, seen: Seen) => {
    const { value: rows } = total;
    toasts.show(rows === null ? t('export.begunUncounted') : t('export.begun', { count: rows }));
    const { plural: name } = seen.type;
    try {
      if (kind === 'pdf')
        saveFile({ name, ending: 'pdf' }, await fetchPdf(call, seen), 'application/pdf');
      else if (kind === 'vcard')
        saveFile({ name, ending: 'vcf' }, await fetchCards(call, seen), 'text/vcard');
      else saveFile({ name, ending: 'csv' }, await fetchCsv(call, seen, kind), 'text/csv');
    } catch (error) {
      toasts.show(t('export.failed', { why: failureOf(error).why }));
    }
  };
  return { total, count, save, stop: () => asked?.abort() };
}

const fetchPdf = (call: Client, { type, query, columns }: Seen): Promise<Blob> =>
  call(recordExports[type.name].pdf, { ...query, columns: columns.join() });

function fetchCsv(call: Client, { type, query, columns }: Seen, kind: 'csv' | 'csvAll') {
  const chosen = kind === 'csv' && { columns: [...nameFields(type), ...columns].join() };
  return call(recordExports[type.name].csv, { ...query, ...chosen, headings: 'labels' });
}

async function fetchCards(call: Client, { type: { name }, query }: Seen): Promise<string> {
  if (!isInAddressBooks(name)) throw new Error(`No address book holds a ${name}`);
  return call(vcardExports[name], query);
}

/** What the column of names is made of. */
function nameFields({ fields }: RecordType): string[] {
  const ways = [['firstName', 'lastName'], ['name'], ['title'], ['subject'], ['body']];
  const isText = (name: string) => ['text', 'multiline'].includes(fields[name]?.kind ?? '');
  return ways.find((names) => names.some(isText))?.filter(isText) ?? [];
}
