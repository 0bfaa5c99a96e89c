import { labelOf } from '../../../components/FieldValue.tsx';
import { useSurroundings } from '../../../components/surroundings.ts';
import { ChoiceControl } from '../ChoiceControl.tsx';
import { useChangeInPlace } from '../useChangeInPlace.ts';
import { amountIn, RelatedRow, type RelatedRowProps } from './RelatedRow.tsx';

/** What a client holds with us; paused and closed where it stands. */
export function AccountRow({ type, record }: RelatedRowProps) {
  const onChange = useChangeInPlace(type)(record);
  const { locale } = useSurroundings();
  const { kind, number, value, status } = record;
  const fields = type.fields;
  return (
    <RelatedRow
      type={type}
      record={record}
      isFaint={status === 'closed'}
      details={[
        fields['kind'] && labelOf(fields['kind'], kind),
        typeof number === 'string' ? number : null,
        amountIn(value, locale),
      ]}
    >
      <ChoiceControl type={type} name="status" record={record} inList onChange={onChange} />
    </RelatedRow>
  );
}
