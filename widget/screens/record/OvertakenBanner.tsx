import type { RecordType } from '../../../contract/record.ts';
import { FieldCell } from '../../components/FieldCell.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { isEmpty } from '../../state/field-value.ts';
import type { Overtaken } from '../../state/record-page.ts';
import { useWorkspace } from '../workspace-context.ts';

interface OvertakenBannerProps {
  type: RecordType;
  record: AnyRecord;
  overtaken: readonly Overtaken[];
}

/** What somebody else changed while this record was open, so that saving again is a decision and not an accident. */
export function OvertakenBanner({ type, record, overtaken }: OvertakenBannerProps) {
  const { names } = useWorkspace();
  if (overtaken.length === 0) return null;
  const who = record.updatedBy && names.nameOf('member', record.updatedBy);
  return (
    <div class="banner overtaken" data-tone="soon" role="alert">
      <div class="grow">
        <strong>{who ? t('page.changedBy', { name: who }) : t('page.changedBySomebody')}</strong>
        <ul>
          {overtaken.map(({ name, before, after }) => {
            const field = type.fields[name];
            if (!field || field.computed) return null;
            return (
              <li key={name}>
                {field.label}:{' '}
                {isEmpty(before) ? t('page.empty') : <FieldCell field={field} value={before} />}
                {' → '}
                {isEmpty(after) ? t('page.empty') : <FieldCell field={field} value={after} />}
              </li>
            );
          })}
        </ul>
        <p>{t('page.saveAgain')}</p>
      </div>
    </div>
  );
}
