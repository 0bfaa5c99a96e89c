import { sql } from 'kysely';

import { valueIn } from '../../../contract/custom-declaration.ts';
import { mostPrinted, type ParsedExport } from '../../../contract/exports.ts';
import type { Field } from '../../../contract/field.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { sheetColumns, sheetFields } from '../../../contract/sheet.ts';
import type { Tx } from '../../db/tenant.ts';
import { AppError, invalid } from '../../errors.ts';
import { partSize } from '../../http/answer-parts.ts';
import { wholeType } from '../whole-type.ts';
import { fieldsFor } from './columns.ts';
import { filtersInWords } from './filters-in-words.ts';
import { namesIn } from './names.ts';
import type { Printed } from './pdf/document.ts';
import { countRecords, readRecords } from './read.ts';
import { inWords, moment } from './words.ts';

/** What is printed of any kind unless it is said, in this order. */
const usual =
  'companyName clientId leadId about subjectOf subject kind status stage number emails phones ownerId assigneeId value estimatedValue occurredAt dueBy expectedCloseOn createdAt'.split(
    ' ',
  );
const mostUsual = 8;
const mostColumns = 14;

/** Whether a field is part of the name, which stands first by itself. */
const isName = (name: string, { kind }: Field) =>
  ['firstName', 'lastName', 'name', 'title'].includes(name) ||
  (name === 'subject' && kind === 'text');

interface Part {
  rows: string[][];
  nextCursor: string | null;
}

/** What stands around the rows. Throws `too_large` for more rows than a PDF holds. */
export async function headingOf(
  tx: Tx,
  type: RecordType,
  query: ParsedExport,
): Promise<Omit<Printed, 'rows'>> {
  const fields = printedFields(tx, await wholeType(tx, type), query);
  const plural = type.labelPlural.toLowerCase();
  const total = await countRecords(tx, type, query);
  if (total > mostPrinted)
    throw new AppError(
      'too_large',
      `${shown(total)} ${plural} are more than the ${shown(mostPrinted)} that a PDF holds; narrow the list by a filter, or export it as CSV`,
    );
  const noun = total === 1 ? type.label.toLowerCase() : plural;
  const made = `${shown(total)} ${noun} · ${moment(tx.now, tx.actor.timeZone)} · ${tx.actor.name}`;
  return {
    title: type.labelPlural,
    company: await companyName(tx),
    lines: [await filtersInWords(tx, type, query), made],
    columns: [
      {
        label: 'name' in type.fields || 'lastName' in type.fields ? 'Name' : type.label,
        align: 'left',
      },
      ...fields.map(([, { label, kind }]) => ({
        label,
        align: kind === 'money' || kind === 'number' ? ('right' as const) : ('left' as const),
      })),
    ],
  };
}

const shown = (count: number) => count.toLocaleString('en');

/** Some of the rows, in words. */
export async function readPrinted(
  tx: Tx,
  type: RecordType,
  query: ParsedExport,
  cursor: string | null,
): Promise<Part> {
  const whole = await wholeType(tx, type);
  const fields = printedFields(tx, whole, query);
  const columns = sheetColumns(
    whole,
    fields.map(([name]) => name),
  );
  const { items, nextCursor } = await readRecords(tx, type, query, { limit: partSize, cursor });
  const reader = { nameOf: await namesIn(tx, columns, items), timeZone: tx.actor.timeZone };
  const cells = (record: Row) => [
    type.title(record),
    ...fields.map(([name, field]) =>
      inWords(field, valueIn(record, name), reader).slice(0, mostLetters),
    ),
  ];
  return { rows: items.map(cells), nextCursor };
}

/** Of a long text no more than a line is drawn. */
const mostLetters = 300;

/**
 * The fields of all columns but the name: those asked for, else the usual ones. Throws `invalid` for more than a page holds.
 */
function printedFields({ actor }: Tx, type: RecordType, query: ParsedExport): [string, Field][] {
  const all = sheetFields(type);
  const names = fieldsFor(actor, type, query);
  const wanted =
    query.columns === null
      ? usual.filter((name) => names.includes(name)).slice(0, mostUsual)
      : names;
  const fields = wanted.flatMap((name): [string, Field][] => {
    const field = all[name];
    return field && !isName(name, field) ? [[name, field]] : [];
  });
  if (fields.length > mostColumns)
    throw invalid('columns', `A page holds ${mostColumns} columns; choose fewer, or export as CSV`);
  return fields;
}

async function companyName({ sql: db, actor }: Tx): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select name from tenant where id = ${actor.tenantId}`.execute(db);
  return rows[0]?.name ?? '';
}
