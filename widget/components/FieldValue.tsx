import type { Field } from '../../contract/field.ts';
import { t } from '../messages/t.ts';
import { showMoney, type Money } from '../state/money.ts';
import { dayInWords } from '../state/relative-time.ts';
import { asText, asTexts } from './inputs/input-props.ts';
import { RecordLink } from './RecordLink.tsx';
import { RelativeTime } from './RelativeTime.tsx';
import { SafeLink, shortUrl } from './SafeLink.tsx';
import { isStatus, StatusPill } from './StatusPill.tsx';
import { useSurroundings } from './surroundings.ts';

interface FieldValueProps {
  field: Field;
  value: unknown;
}

/** The label of a choice's value. */
export const labelOf = (field: Pick<Field, 'options'>, value: unknown) =>
  field.options?.find((option) => option.value === value)?.label ?? asText(value);

const linkFor: Record<string, (value: string) => string> = {
  emails: (value) => `mailto:${value}`,
  email: (value) => `mailto:${value}`,
  phones: (value) => `tel:${value.replace(/[^\d+]/g, '')}`,
  urls: (value) => value,
  url: (value) => value,
};

/** A value of a record, by its kind: addresses and numbers as links that act, times relative, amounts in the reader's way. */
export function FieldValue({ field, value }: FieldValueProps) {
  const { locale } = useSurroundings();
  switch (field.kind) {
    case 'emails':
    case 'phones':
    case 'urls':
      return <Links kind={field.kind} values={asTexts(value)} />;
    case 'email':
    case 'url':
      return <Links kind={field.kind} values={[asText(value)]} />;
    case 'tags':
      return (
        <span class="chips">
          {asTexts(value).map((tag) => (
            <span class="chip" key={tag}>
              {tag}
            </span>
          ))}
        </span>
      );
    case 'choice':
      return isStatus(asText(value)) ? (
        <StatusPill value={asText(value)} label={labelOf(field, value)} />
      ) : (
        <>{labelOf(field, value)}</>
      );
    case 'checkbox':
      return <>{value === true ? t('common.yes') : t('common.no')}</>;
    case 'instant':
      return <RelativeTime at={asText(value)} />;
    case 'date':
      return <>{dayInWords(asText(value), locale)}</>;
    case 'money':
      // The server answers what the contract says: an amount and its currency.
      return <>{showMoney(value as Money, locale)}</>;
    case 'address':
      return <Address parts={value as Record<string, string | null>} />;
    case 'reference':
      return <RecordLink type={field.refersTo?.[0] ?? ''} id={asText(value)} />;
    case 'multiline':
      return <span class="prose">{asText(value)}</span>;
    case 'values':
      return <OwnValues values={value as Record<string, unknown>} />;
    default:
      return <>{String(value)}</>;
  }
}

/** A tenant's own fields: one to a line. */
const OwnValues = ({ values }: { values: Record<string, unknown> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <div key={name}>
        {name}: {String(value)}
      </div>
    ))}
  </>
);

const Links = ({ kind, values }: { kind: string; values: string[] }) => (
  <span class="links">
    {values.map((value) => (
      <SafeLink key={value} to={linkFor[kind]?.(value) ?? value}>
        {kind.startsWith('url') ? shortUrl(value) : value}
      </SafeLink>
    ))}
  </span>
);

/** A country's name in the reader's language, where its code is what was saved. */
const countryName = (country: string | null | undefined, locale: string) =>
  country && /^[A-Z]{2}$/.test(country)
    ? new Intl.DisplayNames(locale, { type: 'region' }).of(country)
    : country;

function Address({ parts }: { parts: Record<string, string | null> }) {
  const { locale } = useSurroundings();
  const { street, postalCode, city, region, country } = parts;
  const place = [postalCode, city].filter(Boolean).join(' ');
  const lines = [street, place, region === city ? null : region, countryName(country, locale)];
  return <span class="prose">{lines.filter(Boolean).join('\n')}</span>;
}
