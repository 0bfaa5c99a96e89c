import type { Field } from '../../../contract/field.ts';
import type { Described } from '../Field.tsx';

/** What every kind of input gets. */
export interface InputProps {
  name: string;
  label: string;
  field: Field;
  value: unknown;
  described: Partial<Described> & { id: string };
  takesFocus: boolean;
  onChange: (value: unknown) => void;
  onLeave: (() => void) | undefined;
}

export const asText = (value: unknown) => (typeof value === 'string' ? value : '');
export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [];
