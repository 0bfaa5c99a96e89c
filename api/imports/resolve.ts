import type { ImportColumn, LineReason } from '../../contract/imports.ts';
import type { RecordType } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { clientsCalled, membersCalled } from './known.ts';
import { reasonAt, type ReadLine } from './read-line.ts';

type Called = Map<string, string | null>;

/**
 * Puts ids where lines name an owner or a client, and holds the ids that lines bring to what is there: what is nobody's, or out of
 * the actor's reach, is wrong in the same words.
 */
export async function resolveReferences(
  tx: Tx,
  type: RecordType,
  columns: ImportColumn[],
  read: ReadLine[],
): Promise<void> {
  for (const [field, { kind, refersTo = [], computed }] of Object.entries(type.fields)) {
    if (kind !== 'reference' || computed || !columns.some((one) => pointsTo(one, field))) continue;
    const called = await calledBy(tx, refersTo[0] ?? '', field, read);
    for (const line of read) resolve(line, field, called, columns);
  }
}

const pointsTo = ({ field: target }: ImportColumn, field: string) =>
  target === field || target === `${field}.name`;

function calledBy(tx: Tx, to: string, field: string, read: ReadLine[]): Promise<Called> {
  if (to === 'member') return membersCalled(tx);
  const names = read.flatMap(({ named }) => named[field] ?? []);
  const ids = read.flatMap(({ values, reasons }) => {
    const id = values[field];
    return typeof id === 'string' && reasons.length === 0 ? [id] : [];
  });
  return clientsCalled(tx, { names, ids });
}

function resolve(line: ReadLine, field: string, called: Called, columns: ImportColumn[]): void {
  const { values, named, reasons } = line;
  const name = named[field];
  const asked = values[field] ?? name;
  if (typeof asked !== 'string') return;
  const id = called.get(asked.toLowerCase());
  if (id) values[field] = id;
  else reasons.push(lost(columns, field, name ?? null, id === null));
}

function lost(
  columns: ImportColumn[],
  field: string,
  name: string | null,
  isShared: boolean,
): LineReason {
  if (name === null) return reasonAt(columns, field, 'There is no such record');
  if (isShared) return reasonAt(columns, field, `Several are called ${name}; give the id instead`);
  const way =
    field === 'clientId' ? 'import the clients first' : 'check the name, or leave it empty';
  return reasonAt(columns, field, `Nobody here is called ${name}; ${way}`);
}
