import type { NameOf } from '../../../contract/cells.ts';
import type { ParsedExport } from '../../../contract/exports.ts';
import type { Field } from '../../../contract/field.ts';
import type { Filter } from '../../../contract/filters.ts';
import type { RecordType } from '../../../contract/record.ts';
import { sheetFields } from '../../../contract/sheet.ts';
import type { Tx } from '../../db/tenant.ts';
import { wholeType } from '../whole-type.ts';
import { namesFor } from './names.ts';
import { inWords } from './words.ts';

/** What a list is narrowed by and how it is sorted, in words: "Status: New or Contacted · Owner: Ana Kovač · Sorted by Name". */
export async function filtersInWords(
  tx: Tx,
  type: RecordType,
  { filters, q, sort, deleted }: ParsedExport,
): Promise<string> {
  const fields = sheetFields(await wholeType(tx, type));
  const nameOf = await namesFor(
    tx,
    filters.flatMap(({ field, values }) =>
      values.flatMap((value) => targetsIn(fields[field], value)),
    ),
  );
  const said = filters.flatMap((filter) => {
    const field = fields[filter.field];
    return field ? [`${field.label}${conditionInWords(tx, field, filter, nameOf)}`] : [];
  });
  const sorted = fields[sort.field]?.label ?? sort.field;
  return [
    ...(deleted ? ['Deleted'] : []),
    ...(q ? [`Search: “${q}”`] : []),
    ...said,
    `Sorted by ${sorted}${sort.descending ? ', the last first' : ''}`,
  ].join(' · ');
}

/** A subject is asked for with its kind or without. */
function targetsIn(field: Field | undefined, value: string): { type: string; id: string }[] {
  if (!field?.refersTo || value === '' || value === 'me') return [];
  const [id = '', named] = value.split(':').toReversed();
  return (named ? [named] : field.refersTo).map((type) => ({ type, id }));
}

const comparisons: Record<string, string> = {
  lt: ' below ',
  lte: ' up to ',
  gt: ' above ',
  gte: ' from ',
};
const inTime: Record<string, string> = {
  lt: ' before ',
  lte: ' until ',
  gt: ' after ',
  gte: ' from ',
};

function conditionInWords(
  { actor }: Tx,
  field: Field,
  { op, values }: Filter,
  nameOf: NameOf,
): string {
  const said = values.map((value) =>
    valueInWords(field, value, { nameOf, me: actor.name, timeZone: actor.timeZone }),
  );
  const all = said.join(' or ');
  if (op === 'in') return `: ${all}`;
  const words = field.kind === 'date' || field.kind === 'instant' ? inTime : comparisons;
  return `${words[op] ?? ` ${op}: `.replaceAll('_', ' ')}${all}`;
}

interface Speaker {
  nameOf: NameOf;
  me: string;
  timeZone: string;
}

function valueInWords(field: Field, value: string, { nameOf, me, timeZone }: Speaker): string {
  if (value === '') return 'empty';
  if (value === 'me') return me;
  const [id = ''] = value.split(':').toReversed();
  switch (field.kind) {
    case 'reference':
    case 'subject':
      return nameOf('', id) ?? 'somebody unknown';
    case 'checkbox':
      return value === 'true' ? 'Yes' : 'No';
    case 'choice':
      return inWords(field, value, { nameOf, timeZone });
    case 'date':
    case 'instant':
      // A span of days is said by its name.
      return Number.isNaN(Date.parse(value))
        ? value.replaceAll('_', ' ')
        : inWords(field, value, { nameOf, timeZone });
    default:
      return value;
  }
}
