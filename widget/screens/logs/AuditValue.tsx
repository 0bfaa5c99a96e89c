import { isRecordName, recordType } from '../../../contract/records/index.ts';
import { FieldValue } from '../../components/FieldValue.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { t } from '../../messages/t-admin.ts';
import { grantInWords } from '../../state/admin/audit-words.ts';
import { isEmpty } from '../../state/field-value.ts';
import { useWorkspace } from '../workspace-context.ts';

interface AuditValueProps {
  type: string | null;
  name: string;
  value: unknown;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value before or after a change: as its field shows it, and members by name. */
export function AuditValue({ type, name, value }: AuditValueProps) {
  const { names } = useWorkspace();
  const grant = grantInWords(name, value);
  if (grant) return <>{grant}</>;
  if (isEmpty(value)) return <span class="faint">{t('page.empty')}</span>;
  const field = type && isRecordName(type) ? recordType(type).fields[name] : undefined;
  if (field) return <FieldValue field={field} value={value} />;
  const nameOf = (id: string) => names.nameOf('member', id) ?? id;
  if (Array.isArray(value)) return <>{value.map((one) => nameOf(String(one))).join(', ')}</>;
  if (typeof value === 'boolean') return <>{t(value ? 'common.yes' : 'common.no')}</>;
  if (typeof value === 'string')
    return instant.test(value) ? <RelativeTime at={value} /> : <>{nameOf(value)}</>;
  return <code>{JSON.stringify(value)}</code>;
}
