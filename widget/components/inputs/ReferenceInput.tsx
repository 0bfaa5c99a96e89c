import { asText, type InputProps } from './input-props.ts';
import { RecordPicker } from './RecordPicker.tsx';

/** One record or member, found by typing. */
export function ReferenceInput({ field, value, onChange, ...props }: InputProps) {
  const type = field.refersTo?.[0] ?? '';
  return (
    <RecordPicker
      {...props}
      types={[type]}
      chosen={asText(value) ? { type, id: asText(value) } : null}
      onChoose={(chosen) => onChange(chosen?.id ?? null)}
    />
  );
}
