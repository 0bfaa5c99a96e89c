import type { AuditEvent } from '../../../contract/logs.ts';
import { t } from '../../messages/t-admin.ts';
import { changeInWords } from '../../state/admin/audit-words.ts';
import { AuditValue } from './AuditValue.tsx';

/** Field by field what was and what is. */
export function AuditChanges({ event: { recordType, changes } }: { event: AuditEvent }) {
  const entries = Object.entries(changes)
    .map(([key, pair]) => ({ key, pair, words: changeInWords(recordType, key) }))
    .toSorted((one, other) => one.words.localeCompare(other.words));
  if (entries.length === 0) return <p class="faint small">{t('audit.noChanges')}</p>;
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ key, pair: [before, after], words }) => (
          <tr key={key}>
            <th scope="row">{words}</th>
            <td>
              <AuditValue type={recordType} name={key} value={before} />
            </td>
            <td>
              <AuditValue type={recordType} name={key} value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
