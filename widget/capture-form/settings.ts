import { fieldNames, isFieldName, type FieldName } from './fields.ts';
import { languageOf, messagesOf, type Messages } from './messages/index.ts';

/** What the website's owner wrote on the element. */
export interface Settings {
  key: string;
  /** The API's address; null when neither the attribute nor the script says it. */
  api: string | null;
  fields: FieldName[];
  required: ReadonlySet<FieldName>;
  language: string;
  words: Messages;
  theme: string;
  accent: string | null;
}

/** Words an owner may put in place of ours, by attribute. */
const overrides: Record<string, keyof Messages> = {
  ...Object.fromEntries(fieldNames.map((name) => [`label-${name}`, name])),
  'submit-label': 'send',
  'sent-message': 'sent',
};

/** Attributes whose change is drawn at once. `form-key` is `key` for frameworks that keep that name for themselves. */
export const observed = [
  'key',
  'form-key',
  'api',
  'fields',
  'required',
  'lang',
  'theme',
  'accent',
].concat(Object.keys(overrides));

/** Reads an element's attributes; `home` is where the script came from. */
export function readSettings(element: Element, home: string | null): Settings {
  const read = (name: string) => element.getAttribute(name);
  const language = languageOf([
    read('lang'),
    element.closest('[lang]')?.getAttribute('lang'),
    document.documentElement.lang,
    navigator.language,
  ]);
  const words = { ...messagesOf(language) };
  for (const [attribute, word] of Object.entries(overrides))
    words[word] = read(attribute) ?? words[word];
  const fields = fieldsIn(read('fields'));
  return {
    key: read('key') ?? read('form-key') ?? '',
    api: URL.parse(read('api') ?? home ?? '', document.baseURI)?.origin ?? null,
    fields,
    required: requiredOf(fields, namesIn(read('required'))),
    language,
    words,
    theme: read('theme') ?? 'auto',
    accent: read('accent'),
  };
}

const namesIn = (list: string | null) => (list ?? '').split(/[\s,]+/).filter(isFieldName);

/** The fields asked for, in that order. Without an address nobody could answer, so the e-mail comes back. */
function fieldsIn(list: string | null): FieldName[] {
  const named = [...new Set(namesIn(list))];
  if (named.length === 0) return [...fieldNames];
  return named.some((name) => name === 'email' || name === 'phone') ? named : [...named, 'email'];
}

/** What the owner requires; and where only one way to answer is asked for, that one. */
function requiredOf(fields: FieldName[], wanted: FieldName[]): ReadonlySet<FieldName> {
  const ways = fields.filter((name) => name === 'email' || name === 'phone');
  return new Set([...wanted, ...(ways.length === 1 ? ways : [])]);
}
