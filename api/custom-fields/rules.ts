import {
  mostCustomFields,
  type CustomField,
  type CustomKind,
} from '../../contract/custom-fields.ts';
import { isRecordName, recordType } from '../../contract/records/index.ts';
import { AppError, invalid } from '../errors.ts';

/** Refuses a label that another field of the same kind of record has, one of everybody's or a retired one: columns go by it. */
export function refuseTakenLabel(
  type: string,
  label: string,
  others: readonly Pick<CustomField, 'label' | 'retiredAt'>[],
): void {
  const isSame = (one: { label: string }) => one.label.toLowerCase() === label.toLowerCase();
  const own = others.find(isSame);
  const usual = isRecordName(type) && Object.values(recordType(type).fields).some(isSame);
  if (!own && !usual) return;
  const message =
    own && own.retiredAt !== null
      ? 'A retired field has this name; bring it back, or rename it first'
      : 'There is a field of this name already';
  throw new AppError('conflict', message, { errors: [{ field: 'label', message }] });
}

/** Refuses one field more than a kind of record may have in use. */
export function refuseTooMany(fields: readonly Pick<CustomField, 'retiredAt'>[]): void {
  if (fields.filter(({ retiredAt }) => retiredAt === null).length < mostCustomFields) return;
  throw new AppError(
    'conflict',
    `At most ${mostCustomFields} fields of your own are in use at once; retire one first`,
  );
}

/** Refuses what a field of this kind cannot be. */
export function refuseNonsense(
  kind: CustomKind,
  { offered, required }: { offered: number; required: boolean },
): void {
  if (kind === 'choice' && offered === 0)
    throw invalid('options', 'Enter at least one option to choose');
  if (kind !== 'choice' && offered > 0) throw invalid('options', 'Only a choice has options');
  if (kind === 'checkbox' && required)
    throw invalid('required', 'A checkbox is never empty; leave this out');
}
