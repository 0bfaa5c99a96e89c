import type { Field } from '../../../contract/field.ts';
import { spans, type Span } from '../../../contract/filters.ts';
import { t } from '../../messages/t-workspace.ts';
import { showMoney } from '../../state/money.ts';
import type { Place } from '../../state/router.ts';

type Query = Place['query'];

const suffixes = [
  '',
  '[empty]',
  '[contains]',
  '[within]',
  '[gte]',
  '[gt]',
  '[lte]',
  '[lt]',
] as const;

/** The parts of an address that narrow a list by one field. */
const partsOf = (name: string): string[] => suffixes.map((suffix) => `${name}${suffix}`);

/** Every part of a field's filter, taken away. */
export const withoutFilter = (name: string): Record<string, undefined> =>
  Object.fromEntries(partsOf(name).map((part) => [part, undefined]));

/** Whether a list is narrowed by a field. */
export const isFiltered = (query: Query, name: string): boolean =>
  partsOf(name).some((part) => query[part] !== undefined);

interface Speaker {
  locale: string;
  currency: string;
  /** The options of a choice, or people by their ids. */
  options: readonly { value: string; label: string }[];
}

/** What a field's filter says, in words; empty where there is none. */
export function filterInWords(
  field: Field,
  name: string,
  query: Query,
  { locale, currency, options }: Speaker,
): string {
  const exact = query[name];
  if (query[`${name}[empty]`] === 'true') return t('filter.empty').toLowerCase();
  const within = spans.find((span) => span === query[`${name}[within]`]);
  if (within) return spanInWords(within);
  const contained = query[`${name}[contains]`];
  if (contained) return `“${contained}”`;
  const say = (value: string) => {
    if (field.kind === 'money') return showMoney({ amount: Number(value), currency }, locale);
    if (field.kind === 'date' || field.kind === 'instant') return dayInWords(value, locale);
    if (field.kind === 'checkbox') return value === 'true' ? t('filter.yes') : t('filter.no');
    return options.find((option) => option.value === value)?.label ?? value;
  };
  if (exact) return exact.split(',').map(say).join(', ');
  const from = query[`${name}[gte]`] ?? query[`${name}[gt]`];
  const to = query[`${name}[lte]`] ?? query[`${name}[lt]`];
  if (from && to) return t('filter.fromTo', { from: say(from), to: say(to) });
  if (from) return t('filter.since', { from: say(from) });
  return to ? t('filter.until', { to: say(to) }) : '';
}

export const spanInWords = (span: Span): string => t(`span.${span}`);

const dayInWords = (value: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value.slice(0, 10)}T00:00:00Z`),
  );
