import { declaredName } from '../../../contract/custom-declaration.ts';
import type { ParsedExport } from '../../../contract/exports.ts';
import type { RecordType } from '../../../contract/record.ts';
import { sheetColumns, sheetFields, type SheetColumn } from '../../../contract/sheet.ts';
import type { Actor } from '../../db/tenant.ts';
import { invalid } from '../../errors.ts';
import { hiddenFields, refuseHidden } from '../field-rules.ts';

/** The columns of a file, by `fieldsFor()`. */
export const columnsFor = (actor: Actor, type: RecordType, query: Asked): SheetColumn[] =>
  sheetColumns(type, fieldsFor(actor, type, query));

type Asked = Pick<ParsedExport, 'columns'>;

/**
 * The names of the fields that a file holds: those that were asked for, else all that the actor's role sees. Throws `invalid`
 * for what is no field, and `forbidden` for what is hidden from the role.
 */
export function fieldsFor(actor: Actor, type: RecordType, { columns }: Asked): string[] {
  const known = Object.keys(sheetFields(type));
  if (columns === null) {
    const hidden = hiddenFields(actor, type);
    return known.filter((name) => !hidden.includes(declaredName(name)));
  }
  const unknown = columns.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw invalid('columns', `There is no ${unknown.join(', ')}; use any of: ${known.join(', ')}`);
  refuseHidden(actor, type, columns);
  return columns;
}
