import type { ComponentChildren } from 'preact';

import { Icon } from './Icon.tsx';

export interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean | undefined;
}

interface FieldProps {
  id: string;
  label: string;
  help?: string | undefined;
  error?: string | null | undefined;
  needed?: boolean | undefined;
  /** Several inputs under one name: a fieldset with a legend. */
  isGroup?: boolean;
  /** The control, with what ties it to its label and its words. */
  children: (described: Described) => ComponentChildren;
}

/** A label above, the control, and help below, which an error takes the place of. */
export function Field({ id, label, help, error, needed, isGroup, children }: FieldProps) {
  const noteId = error || help ? `${id}-note` : undefined;
  const control = children({
    id,
    'aria-describedby': noteId,
    'aria-invalid': Boolean(error),
    'aria-required': needed || undefined,
  });
  const note = error ? (
    <span class="field-error" id={noteId}>
      <Icon name="alert" />
      {error}
    </span>
  ) : (
    help && (
      <span class="field-help" id={noteId}>
        {help}
      </span>
    )
  );
  if (isGroup)
    return (
      <fieldset class="field" aria-describedby={noteId}>
        <legend class="field-label">{label}</legend>
        {control}
        {note}
      </fieldset>
    );
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {control}
      {note}
    </div>
  );
}
