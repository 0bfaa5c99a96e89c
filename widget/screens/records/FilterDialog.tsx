import { checkbox, choice, date, text, type Field } from '../../../contract/field.ts';
import { spans } from '../../../contract/filters.ts';
import type { Fields, Row } from '../../../contract/record.ts';
import { addDays, localDate, startOfDay } from '../../../contract/time.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import { editMoney, readAmount } from '../../state/money.ts';
import type { Place } from '../../state/router.ts';
import { FieldsDialog } from './FieldsDialog.tsx';
import { spanInWords } from './filter-words.ts';
import { useFilterOptions } from './useFilterOptions.ts';

interface FilterDialogProps {
  name: string;
  field: Field;
  query: Place['query'];
  onChange: (changed: Record<string, string>) => void;
  onClose: () => void;
}

/** One filter as questions: what they begin with, and what the address says for what was answered. */
interface Question {
  fields: Fields;
  initial: Row;
  read: (values: Row) => Record<string, string>;
  /** The name of an answer that cannot be read. */
  wrong?: (values: Row) => string | null;
}

/** Asks for what a list is to be narrowed by, as the field's kind has it. */
export function FilterDialog({ name, field, query, onChange, onClose }: FilterDialogProps) {
  const { timeZone, currency } = useSurroundings();
  const options = useFilterOptions(field);
  const { fields, initial, read, wrong } = questionOf(
    { name, field, query },
    { timeZone, currency, options },
  );
  return (
    <FieldsDialog
      title={field.label}
      fields={fields}
      initial={initial}
      check={(values) => {
        const at = wrong?.(values);
        return at ? { field: at, message: t('filter.wrong') } : null;
      }}
      submitLabel={t('filter.apply')}
      onSave={(values) => onChange(read(values))}
      onClose={onClose}
    />
  );
}

interface Around {
  timeZone: string;
  currency: string;
  options: readonly { value: string; label: string }[];
}

type Asked = Pick<FilterDialogProps, 'name' | 'field' | 'query'>;

function questionOf(asked: Asked, around: Around): Question {
  switch (asked.field.kind) {
    case 'date':
    case 'instant':
      return betweenDays(asked, around);
    case 'money':
    case 'number':
      return betweenAmounts(asked, around);
    case 'choice':
    case 'reference':
      return anyOf(asked, around);
    case 'checkbox':
      return yesOrNo(asked);
    default:
      return containing(asked);
  }
}

const given = (parts: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([part, value]) => (value ? [[part, value]] : [])),
  );

const typed = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const containing = ({ name, query }: Asked): Question => ({
  fields: { text: text(t('filter.contains')) },
  initial: { text: query[`${name}[contains]`] ?? null },
  read: (values) => given({ [`${name}[contains]`]: typed(values['text']) }),
});

const yesOrNo = ({ name, field, query }: Asked): Question => ({
  fields: { isSo: checkbox(field.label) },
  initial: { isSo: query[name] !== 'false' },
  read: ({ isSo }) => ({ [name]: String(isSo === true) }),
});

const anyOf = ({ name, query }: Asked, { options }: Around): Question => {
  const chosen = (query[name] ?? '').split(',');
  return {
    fields: Object.fromEntries(options.map(({ value, label }) => [value, checkbox(label)])),
    initial: Object.fromEntries(options.map(({ value }) => [value, chosen.includes(value)])),
    read: (values) =>
      given({ [name]: options.flatMap(({ value }) => (values[value] ? [value] : [])).join() }),
  };
};

/** A moment is compared with the beginnings of days where the reader is; a date with dates. */
function betweenDays({ name, field, query }: Asked, { timeZone }: Around): Question {
  const isDate = field.kind === 'date';
  const [fromPart, toPart] = [`${name}[gte]`, isDate ? `${name}[lte]` : `${name}[lt]`];
  const dayOf = (value: string | undefined, back: number) => {
    if (!value) return null;
    return isDate ? value : addDays(localDate(new Date(value), timeZone), back);
  };
  const momentOf = (day: string | null, ahead: number) =>
    day && !isDate ? startOfDay(addDays(day, ahead), timeZone).toISOString() : day;
  return {
    fields: {
      within: choice(t('filter.days'), spanLabels()),
      from: date(t('filter.from')),
      to: date(t('filter.to')),
    },
    initial: {
      within: query[`${name}[within]`] ?? null,
      from: dayOf(query[fromPart], 0),
      to: dayOf(query[toPart], -1),
    },
    read: ({ within, from, to }) =>
      typed(within)
        ? given({ [`${name}[within]`]: typed(within) })
        : given({ [fromPart]: momentOf(typed(from), 0), [toPart]: momentOf(typed(to), 1) }),
  };
}

const spanLabels = (): Record<string, string> =>
  Object.fromEntries(spans.map((span) => [span, spanInWords(span)]));

function betweenAmounts({ name, field, query }: Asked, { currency }: Around): Question {
  const [fromPart, toPart] = [`${name}[gte]`, `${name}[lte]`];
  const isMoney = field.kind === 'money';
  const shown = (value: string | undefined) =>
    value && isMoney ? editMoney({ amount: Number(value), currency }) : (value ?? null);
  const amountOf = (value: unknown) => {
    const entered = typed(value);
    const amount = entered && (isMoney ? readAmount(entered, currency) : Number(entered));
    return typeof amount === 'number' && Number.isInteger(amount) ? String(amount) : null;
  };
  const unit = isMoney ? { help: currency } : {};
  return {
    fields: { from: text(t('filter.atLeast'), unit), to: text(t('filter.atMost'), unit) },
    initial: { from: shown(query[fromPart]), to: shown(query[toPart]) },
    wrong: (values) =>
      ['from', 'to'].find((at) => typed(values[at]) && amountOf(values[at]) === null) ?? null,
    read: ({ from, to }) => given({ [fromPart]: amountOf(from), [toPart]: amountOf(to) }),
  };
}
