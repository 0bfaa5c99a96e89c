import { labelOf } from '../../../components/FieldValue.tsx';
import { useSurroundings } from '../../../components/surroundings.ts';
import { t } from '../../../messages/t-workspace.ts';
import { dayInWords, shortDate } from '../../../state/relative-time.ts';
import { ChoiceControl } from '../ChoiceControl.tsx';
import { useChangeInPlace } from '../useChangeInPlace.ts';
import { amountIn, RelatedRow, type RelatedRowProps } from './RelatedRow.tsx';

/** A project: its stage, value and end; won or lost where it stands. */
export function ProjectRow({ type, record }: RelatedRowProps) {
  const onChange = useChangeInPlace(type)(record);
  const { now, ...format } = useSurroundings();
  const { locale } = format;
  const { stage, value, expectedCloseOn, closedAt, lostReason, status } = record;
  const fields = type.fields;
  const end =
    typeof closedAt === 'string'
      ? t('project.closed', { day: shortDate(Date.parse(closedAt), now.value, format) })
      : typeof expectedCloseOn === 'string' &&
        t('project.closes', { day: dayInWords(expectedCloseOn, locale) });
  return (
    <RelatedRow
      type={type}
      record={record}
      isFaint={status === 'lost'}
      details={[
        status === 'pending' && fields['stage'] && stage ? labelOf(fields['stage'], stage) : null,
        amountIn(value, locale),
        end,
        status === 'lost' && typeof lostReason === 'string' ? lostReason : null,
      ]}
    >
      <ChoiceControl type={type} name="status" record={record} inList onChange={onChange} />
    </RelatedRow>
  );
}
