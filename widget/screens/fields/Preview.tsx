import { useState } from 'preact/hooks';

import { declarationOf, type CustomDefinition } from '../../../contract/custom-declaration.ts';
import { FieldInput } from '../../components/FieldInput.tsx';
import { t } from '../../messages/t-admin.ts';
import { problemOf } from '../../state/field-value.ts';

/** The control as forms will show it. It can be tried out; nothing of it is kept. */
export function Preview({ definition }: { definition: CustomDefinition }) {
  const [value, setValue] = useState<unknown>(null);
  const field = declarationOf(definition);
  return (
    <div class="field-preview" role="group" aria-label={t('fields.preview')}>
      <span class="faint small">{t('fields.preview')}</span>
      <FieldInput
        key={definition.kind}
        name="preview"
        field={field}
        value={value ?? field.empty}
        error={value === null ? null : problemOf(field, value)}
        onChange={setValue}
      />
    </div>
  );
}
