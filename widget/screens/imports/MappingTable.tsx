import type { ImportBatch } from '../../../contract/imports.ts';
import type { RecordType } from '../../../contract/record.ts';
import { recordType } from '../../../contract/records/index.ts';
import { sheetColumns } from '../../../contract/sheet.ts';
import { t } from '../../messages/t-imports.ts';
import { useWorkspace } from '../workspace-context.ts';

interface MappingTableProps {
  batch: ImportBatch;
  mapping: (string | null)[];
  onChange: (at: number, field: string | null) => void;
}

/** Each column of the file with its first values, and the field that it goes into. */
export function MappingTable({ batch, mapping, onChange }: MappingTableProps) {
  const { customFields } = useWorkspace();
  const type = recordType(batch.type);
  const targets = targetsOf(customFields.typeOf(type) ?? type);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div class="import-table" tabIndex={0} role="region" aria-label={t('imports.mapping')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.samples')}</th>
            <th scope="col">{t('imports.field')}</th>
          </tr>
        </thead>
        <tbody>
          {batch.columns.map(({ name, samples }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two columns may be called the same
            <tr key={at}>
              <th scope="row">{name}</th>
              <td class="quiet">{samples.slice(0, 3).join(' · ').slice(0, 80)}</td>
              <td>
                <select
                  class="input"
                  aria-label={t('imports.fieldOf', { name })}
                  value={mapping[at] ?? ''}
                  onChange={({ currentTarget: { value } }) => onChange(at, value || null)}
                >
                  <option value="">{t('imports.nowhere')}</option>
                  {targets.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function targetsOf(type: RecordType) {
  const fields = sheetColumns(type).filter(({ of, field }) => of in type.fields && !field.computed);
  return [
    ...('firstName' in type.fields ? [{ value: 'fullName', label: t('imports.fullName') }] : []),
    ...fields.map((column) => ({ value: column.name, label: column.label })),
    { value: 'id', label: t('imports.idField') },
  ];
}
