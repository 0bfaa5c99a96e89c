import { customKinds, type CustomField } from '../../../contract/custom-fields.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';

interface RetiredFieldsProps {
  fields: readonly CustomField[];
  onBringBack: (field: CustomField) => void;
}

/** What is not offered any more, and the way back. */
export function RetiredFields({ fields, onBringBack }: RetiredFieldsProps) {
  if (fields.length === 0) return null;
  return (
    <details class="retired-fields">
      <summary>
        {t('fields.retired')} <span class="count">{fields.length}</span>
      </summary>
      <p class="faint small">{t('fields.retiredWhy')}</p>
      <ul>
        {fields.map((field) => (
          <li class="own-field" key={field.id}>
            <span class="two-lines">
              <span>{field.label}</span>
              <span class="faint small">{customKinds[field.kind]}</span>
            </span>
            <Button
              small
              label={t('fields.bringBackOne', { label: field.label })}
              onClick={() => onBringBack(field)}
            >
              {t('fields.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
