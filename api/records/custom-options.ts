import type { CustomOption } from '../../contract/custom-fields.ts';
import { invalid } from '../errors.ts';
import { keyFor } from './custom-keys.ts';

interface Given {
  value?: string | undefined;
  label: string;
}

/**
 * The options of a choice after a change, in the order given. An option that is left out is retired, for the records that have
 * it; one that is given again is offered again, by its value or by the label that it had.
 */
export function optionsAfter(
  before: readonly CustomOption[],
  given: readonly Given[],
): CustomOption[] {
  const after: CustomOption[] = [];
  for (const [at, { value, label }] of given.entries()) {
    const known = before.find((one) =>
      value === undefined ? one.isRetired && isSame(one, { label }) : one.value === value,
    );
    if (value !== undefined && !known)
      throw invalid(
        `options.${at}.value`,
        'There is no such option; leave the value out for a new one',
      );
    const taken = [...before, ...after].map((one) => one.value);
    const own = known?.value ?? keyFor(label, taken, 'option');
    if (after.some((one) => one.value === own))
      throw invalid(`options.${at}.value`, 'This option is named twice');
    after.push({ value: own, label, isRetired: false });
  }
  const gone = before.filter(({ value }) => !after.some((one) => one.value === value));
  return [...after, ...gone.map((one) => ({ ...one, isRetired: true }))];
}

const isSame = (one: { label: string }, other: { label: string }) =>
  one.label.toLowerCase() === other.label.toLowerCase();
