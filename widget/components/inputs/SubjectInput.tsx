import type { InputProps } from './input-props.ts';
import { RecordPicker, type Pointer } from './RecordPicker.tsx';

const isPointer = (value: unknown): value is Pointer =>
  typeof value === 'object' && value !== null && 'type' in value && 'id' in value;

/** A record of one of several kinds. */
export const SubjectInput = ({ field, value, onChange, ...props }: InputProps) => (
  <RecordPicker
    {...props}
    types={field.refersTo ?? []}
    chosen={isPointer(value) ? value : null}
    onChoose={onChange}
  />
);
