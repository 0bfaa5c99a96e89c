import type { Form } from './form.ts';

/** What was typed into a line, as it was typed: a blank at the end of a password is part of it. */
export function typedText({ typed }: Form, name: string): string {
  const text = typed.value[name];
  return typeof text === 'string' ? text : '';
}
