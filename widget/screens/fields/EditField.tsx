import { useMemo } from 'preact/hooks';

import type {
  changeCustomField,
  createCustomField,
  CustomField,
  Customizable,
} from '../../../contract/custom-fields.ts';
import type { Input } from '../../../contract/endpoint.ts';
import { recordType } from '../../../contract/records/index.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { asText } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-admin.ts';
import { fieldForm, typedKind, typedOptions } from './field-form.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { Preview } from './Preview.tsx';

interface EditFieldProps {
  type: Customizable;
  /** Null: a new one. */
  field: CustomField | null;
  onCreate: (draft: Input<typeof createCustomField>) => Promise<void>;
  onChange: (
    field: CustomField,
    changed: Omit<Input<typeof changeCustomField>, 'id'>,
  ) => Promise<void>;
  onClose: () => void;
}

/** A field's name, kind and options, beside what whoever fills it in will see. */
export function EditField({ type, field, onCreate, onChange, onClose }: EditFieldProps) {
  const form = useMemo(() => fieldForm(field), []); // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  const kind = typedKind(form, field);
  const options = typedOptions(form);
  const given = options
    .map((one) => ({ ...one, label: one.label.trim() }))
    .filter(({ label }) => label !== '');
  const save = async () => {
    const { label, help, required } = form.values();
    const wanted = {
      label: asText(label),
      help: asText(help) || null,
      required: required === true && kind !== 'checkbox',
      ...(kind === 'choice' && { options: given }),
    };
    if (field) await onChange(field, wanted);
    else await onCreate({ recordType: type, kind, ...wanted });
    onClose();
  };
  const plural = recordType(type).labelPlural.toLowerCase();
  const asked = ['label', 'kind', 'help', ...(kind === 'checkbox' ? [] : ['required'])];
  return (
    <Dialog
      title={
        field ? t('fields.editTitle', { label: field.label }) : t('fields.newTitle', { plural })
      }
      onClose={onClose}
    >
      <RecordForm
        form={form}
        groups={[{ fields: asked }]}
        submitLabel={field ? t('common.save') : t('fields.create')}
        onSave={save}
        onLeave={onClose}
        focus="label"
      >
        {kind === 'choice' && (
          <OptionsEditor
            options={options}
            retired={field?.options.filter(({ isRetired }) => isRetired) ?? []}
            error={form.errors.value['options']}
            onChange={(lines) => form.set('options', lines)}
          />
        )}
        <Preview
          definition={{
            key: 'preview',
            label: asText(form.typed.value['label']) || t('fields.label'),
            help: asText(form.typed.value['help']) || null,
            kind,
            options: given.map(({ label }) => ({ value: label, label, isRetired: false })),
            required: form.typed.value['required'] === true,
            retiredAt: null,
          }}
        />
      </RecordForm>
    </Dialog>
  );
}
