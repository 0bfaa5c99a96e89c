import * as v from 'valibot';

import { choice, needed, type Field } from '../../../contract/field.ts';
import { uuid } from '../../../contract/values.ts';

interface Choice {
  value: string;
  label: string;
}

/** A choice of what is known only while running, like the roles of this company. */
export const choiceOf = (label: string, options: readonly Choice[]) =>
  needed(choice(label, Object.fromEntries(options.map((option) => [option.value, option.label]))));

/** Ids that are ticked in a list, however many. */
export const idsField = (label: string): Field => ({
  kind: 'tags',
  label,
  value: v.array(uuid),
  empty: [],
  needed: false,
});
