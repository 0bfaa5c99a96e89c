import { isFieldName, type FieldName } from './fields.ts';
import type { Messages } from './messages/index.ts';
import type { Errors } from './model.ts';
import type { Settings } from './settings.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** What the browser holds against each field, in our words; nothing when it can be sent. */
export function errorsIn(form: HTMLFormElement, { fields, words }: Settings): Errors {
  const errors: Errors = {};
  const controls = [...form.elements].filter(isControl);
  for (const control of controls) {
    const { name, required, value, validity } = control;
    if (!isFieldName(name)) continue;
    if (required && value.trim() === '') errors[name] = words.needed;
    else if (!validity.valid) errors[name] = wrongWords(name, words);
  }
  const ways = controls.filter(({ name }) => name === 'email' || name === 'phone');
  if (ways.length > 1 && ways.every(({ value }) => value.trim() === ''))
    errors[fields.find((name) => name === 'email' || name === 'phone') ?? 'email'] ??=
      words.neededEither;
  return errors;
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

export function wrongWords(name: FieldName, words: Messages): string {
  if (name === 'email') return words.wrongEmail;
  return name === 'phone' ? words.wrongPhone : words.wrongText;
}
