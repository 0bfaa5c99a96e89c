import { useMemo } from 'preact/hooks';

import type { FieldError } from '../../../contract/errors.ts';
import type { Fields, Row } from '../../../contract/record.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FieldInput } from '../../components/FieldInput.tsx';
import { createForm } from '../../state/form.ts';

interface FieldsDialogProps {
  title: string;
  fields: Fields;
  initial?: Row;
  check?: (values: Row) => FieldError | null;
  submitLabel: string;
  /** Throws what the server refuses, which is told at its field. */
  onSave: (values: Row) => Promise<void> | void;
  onClose: () => void;
}

/** A few questions in a dialog, drawn from their fields. */
export function FieldsDialog(props: FieldsDialogProps) {
  const { title, fields, initial, check, submitLabel, onSave, onClose } = props;
  // oxlint-disable-next-line react/exhaustive-deps -- what was typed stays while the dialog is open
  const form = useMemo(() => createForm({ fields, check, ...(initial && { initial }) }), []);
  const save = async () => {
    await onSave(form.values());
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <AccountForm form={form} submitLabel={submitLabel} onSave={save} onLeave={onClose}>
        {Object.entries(fields).map(([name, field], at) => (
          <FieldInput
            key={name}
            name={name}
            field={field}
            value={form.typed.value[name]}
            error={form.errors.value[name]}
            takesFocus={at === 0}
            onChange={(value) => form.set(name, value)}
          />
        ))}
      </AccountForm>
    </Dialog>
  );
}
