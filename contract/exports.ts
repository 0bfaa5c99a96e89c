import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import { listQuery, type ListQuery, type ParsedListQuery } from './list.ts';
import type { RecordType } from './record.ts';
import { recordType, type RecordName } from './records/index.ts';

/** What a PDF holds at most: nobody prints more, and it is laid out in memory. */
export const mostPrinted = 10_000;

interface ExportQuery extends ListQuery {
  columns?: string;
  headings?: 'names' | 'labels';
}

export interface ParsedExport extends ParsedListQuery {
  /** The fields to write down, in this order; null: all of them. */
  columns: string[] | null;
  /** What stands over the columns: their names for programs, their labels for people. */
  headings: 'names' | 'labels';
}

const whole = v.optional(v.never('An export takes the whole list; leave this out'));

const paging = { limit: whole, cursor: whole, count: whole };

/** As a list is asked for, without pages. */
const exportQuery = (type: RecordType) =>
  listQuery(type, {
    ...paging,
    columns: v.optional(columnsIn(type), null),
    headings: v.optional(v.picklist(['names', 'labels'], 'Use names or labels'), 'names'),
    // `more` comes back as it was given, which listQuery's own type cannot know.
  }) as unknown as v.GenericSchema<ExportQuery, ParsedExport>;

/** The names of fields, by comma. Which of them there are is for the server to say: a tenant has fields of its own. */
const columnsIn = ({ label }: RecordType) =>
  v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(4000, 'Too many columns'),
      v.transform((names) => [...new Set(names.split(',').filter(Boolean))]),
      v.minLength(1, `Name at least one field of a ${label.toLowerCase()}`),
    ),
  );

/** The ways to take a list of a kind of record out as a file, with its filters, search and order. */
function exportsOf(name: RecordName) {
  const type = recordType(name);
  const { plural, labelPlural } = type;
  const shared = {
    method: 'GET',
    access: 'member',
    needs: [name, 'export'],
    input: exportQuery(type),
  } as const;
  return {
    count: endpoint({
      ...shared,
      id: `${plural}.exportable`,
      path: `/${plural}/export`,
      summary: `How many ${labelPlural.toLowerCase()} of a list an export holds`,
      output: v.object({ total: v.number() }),
    }),
    csv: endpoint({
      ...shared,
      id: `${plural}.exportCsv`,
      path: `/${plural}/export.csv`,
      summary: `${labelPlural}, by filters, as CSV`,
      output: v.string(),
      type: 'text/csv',
    }),
    pdf: endpoint({
      ...shared,
      id: `${plural}.exportPdf`,
      path: `/${plural}/export.pdf`,
      summary: `${labelPlural}, by filters, as PDF; ${mostPrinted} at most`,
      output: v.blob(),
      type: 'application/pdf',
    }),
  };
}

const vcardOf = (name: RecordName) => {
  const type = recordType(name);
  return endpoint({
    id: `${type.plural}.exportVcard`,
    method: 'GET',
    path: `/${type.plural}/export.vcf`,
    access: 'member',
    needs: [name, 'export'],
    summary: `${type.labelPlural}, by filters, as vCard 4.0`,
    input: listQuery(type, paging),
    output: v.string(),
    type: 'text/vcard',
  });
};

/** How each kind of record is taken out: `recordExports.lead.csv`. */
export const recordExports = {
  lead: exportsOf('lead'),
  client: exportsOf('client'),
  contact: exportsOf('contact'),
  account: exportsOf('account'),
  project: exportsOf('project'),
  followUp: exportsOf('followUp'),
  interaction: exportsOf('interaction'),
  note: exportsOf('note'),
} as const satisfies Record<RecordName, unknown>;

/** The kinds that an address book can hold. */
export const vcardExports = { client: vcardOf('client'), contact: vcardOf('contact') } as const;

export const exportEndpoints = [
  ...Object.values(recordExports).flatMap((ways) => Object.values(ways)),
  ...Object.values(vcardExports),
];
