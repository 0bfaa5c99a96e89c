import type { Field } from '../../contract/field.ts';
import { isEmpty } from '../state/field-value.ts';
import { FieldValue } from './FieldValue.tsx';
import { asText, asTexts } from './inputs/input-props.ts';
import { RecordLink } from './RecordLink.tsx';
import { shortUrl } from './SafeLink.tsx';

/** A value in a table: one line, no links, so that a click opens the row. */
export function FieldCell({ field, value }: { field: Field; value: unknown }) {
  if (isEmpty(value)) return null;
  switch (field.kind) {
    case 'emails':
    case 'phones':
    case 'urls':
    case 'tags':
      return <>{asTexts(value).map(shortUrl).join(', ')}</>;
    case 'url':
      return <>{shortUrl(asText(value))}</>;
    case 'email':
    case 'multiline':
      return <>{asText(value)}</>;
    case 'reference':
      return <RecordLink type={field.refersTo?.[0] ?? ''} id={asText(value)} plain />;
    case 'subject':
      return <SubjectName value={value} />;
    case 'checkbox':
      return value === true ? <FieldValue field={field} value={value} /> : null;
    default:
      return <FieldValue field={field} value={value} />;
  }
}

/** The kind and id that a subject is, as the server answers it. */
function SubjectName({ value }: { value: unknown }) {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value))
    return null;
  return <RecordLink type={asText(value.type)} id={asText(value.id)} plain />;
}
