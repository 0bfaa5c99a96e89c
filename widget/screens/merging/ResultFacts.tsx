import type { Fields, Row } from '../../../contract/record.ts';
import { FieldCell } from '../../components/FieldCell.tsx';
import { isEmpty } from '../../state/field-value.ts';

interface ResultFactsProps {
  fields: Fields;
  record: Row;
}

/** What a record will hold, field by field; what is empty and what the server counts by itself is left out. */
export const ResultFacts = ({ fields, record }: ResultFactsProps) => (
  <dl class="result-facts">
    {Object.entries(fields)
      .filter(([name, { kind }]) => isTold(kind, record[name]))
      .map(([name, field]) => (
        <div key={name}>
          <dt>{field.label}</dt>
          <dd>
            <FieldCell field={field} value={record[name]} />
          </dd>
        </div>
      ))}
  </dl>
);

/** Moments are the server's own stamps, and an unticked box says no more than an empty one. */
const isTold = (kind: string, value: unknown) =>
  kind !== 'instant' && value !== false && !isEmpty(value);
