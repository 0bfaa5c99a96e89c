import * as v from 'valibot';

import {
  customKinds,
  type CustomField,
  type CustomKind,
  type CustomOption,
} from '../../../contract/custom-fields.ts';
import { checkbox, choice, needed, text, type Field } from '../../../contract/field.ts';
import { t } from '../../messages/t-admin.ts';
import { createForm, type Form } from '../../state/form.ts';
import type { TypedOption } from './OptionsEditor.tsx';

/** Drawn by hand; what is wrong with the options, the server says. */
const options: Field = {
  kind: 'values',
  label: t('fields.options'),
  value: v.any(),
  empty: [],
  needed: false,
};

/** The form of a field of the company's own: of a new one, or of what can be changed about one. */
export const fieldForm = (field: CustomField | null) =>
  createForm({
    fields: {
      label: needed(text(t('fields.label'))),
      ...(!field && {
        kind: needed(choice(t('fields.kind'), customKinds, { help: t('fields.kindHelp') })),
      }),
      help: text(t('fields.help'), { help: t('fields.helpHelp') }),
      options,
      required: checkbox(t('fields.required')),
    },
    initial: field
      ? {
          label: field.label,
          help: field.help,
          required: field.required,
          options: offeredBy(field.options).map(({ value, label }) => ({ value, label })),
        }
      : { kind: 'text' },
  });

const offeredBy = (all: readonly CustomOption[]) => all.filter(({ isRetired }) => !isRetired);

const isOption = v.is.bind(null, v.object({ value: v.optional(v.string()), label: v.string() }));

/** The lines of options as they are typed. */
export const typedOptions = ({ typed }: Form): TypedOption[] => {
  const lines = typed.value['options'];
  // Nothing but the editor of options writes them.
  return Array.isArray(lines) && lines.every(isOption) ? (lines as TypedOption[]) : [];
};

/** The kind that the form is about. */
export const typedKind = ({ typed }: Form, field: CustomField | null): CustomKind => {
  const kind = typed.value['kind'];
  const isKind = (one: unknown): one is CustomKind => typeof one === 'string' && one in customKinds;
  return field?.kind ?? (isKind(kind) ? kind : 'text');
};
