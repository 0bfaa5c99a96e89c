import type { Field } from '../../contract/field.ts';
import { t } from '../messages/t.ts';
import { showMoney, type Money } from '../state/money.ts';
import { dayInWords } from '../state/relative-time.ts';
import { asText, asTexts } from './inputs/input-props.ts';
import { LinkedText } from './LinkedText.tsx';
import { RecordLink } from './RecordLink.tsx';
import { RelativeTime } from './RelativeTime.tsx';
import { SafeLink, shortUrl } from './SafeLink.tsx';
import { isStatus, StatusPill } from './StatusPill.tsx';
import { useSurroundings } from './surroundings.ts';
import { TagChips } from './TagChips.tsx';

interface FieldValueProps {
  field: Field;
  value: unknown;
  /** Where what carries a tag is listed. */
  tagHref?: ((tag: string) => string) | undefined;
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
export function FieldValue({ field, value, tagHref }: FieldValueProps) {
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
      return <TagChips tags={asTexts(value)} hrefOf={tagHref} />;
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
    case 'subject':
      return isSubject(value) ? <RecordLink type={value.type} id={value.id} /> : null;
    case 'multiline':
      return (
        <span class="prose">
          <LinkedText>{asText(value)}</LinkedText>
        </span>
      );
    case 'values':
      return <OwnValues values={value as Record<string, unknown>} />;
    default:
      return <>{String(value)}</>;
  }
}

const isSubject = (value: unknown): value is { type: string; id: string } =>
  typeof value === 'object' && value !== null && 'type' in value && 'id' in value;

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
