import { FieldCell } from '../../../components/FieldCell.tsx';
import { labelOf } from '../../../components/FieldValue.tsx';
import { ChoiceControl } from '../ChoiceControl.tsx';
import { useChangeInPlace } from '../useChangeInPlace.ts';
import { RelatedRow, type RelatedRowProps } from './RelatedRow.tsx';

/** What a client holds with us; paused and closed where it stands. */
export function AccountRow({ type, record }: RelatedRowProps) {
  const onChange = useChangeInPlace(type)(record);
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
        fields['value'] && value ? <FieldCell field={fields['value']} value={value} /> : null,
      ]}
    >
      <ChoiceControl type={type} name="status" record={record} inList onChange={onChange} />
    </RelatedRow>
  );
}
