/** What a form can ask for, in its usual order. */
export const fieldNames = ['name', 'email', 'phone', 'company', 'message'] as const;
export type FieldName = (typeof fieldNames)[number];
export type Values = Record<FieldName, string>;

export const noValues: Values = { name: '', email: '', phone: '', company: '', message: '' };

/** What the browser knows about a field: its keyboard, what it fills in by itself, what it accepts. */
export interface Constraints {
  type: 'text' | 'email' | 'tel' | 'lines';
  autocomplete: string;
  maxLength: number;
  pattern?: string;
}

/** The lengths are the contract's, so that nobody types what the server refuses. */
export const constraints: Record<FieldName, Constraints> = {
  name: { type: 'text', autocomplete: 'name', maxLength: 200 },
  // The browser alone takes name@company, without a dot.
  email: { type: 'email', autocomplete: 'email', maxLength: 320, pattern: '.+@.+\\..+' },
  phone: { type: 'tel', autocomplete: 'tel', maxLength: 60, pattern: '(\\D*\\d){3}.*' },
  company: { type: 'text', autocomplete: 'organization', maxLength: 200 },
  message: { type: 'lines', autocomplete: 'off', maxLength: 5000 },
};

export const isFieldName = (name: string): name is FieldName =>
  fieldNames.some((known) => known === name);
