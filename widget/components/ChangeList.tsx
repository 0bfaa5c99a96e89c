import type { ComponentChildren } from 'preact';

import type { RecordType } from '../../contract/record.ts';
import { t } from '../messages/t-workspace.ts';
import { isEmpty } from '../state/field-value.ts';
import { FieldCell } from './FieldCell.tsx';

export type FieldChanges = Record<string, readonly [before: unknown, after: unknown]>;

interface ChangeListProps {
  type: RecordType;
  changes: FieldChanges;
  /** Beside each change: what can be done about it. */
  renderAct?: (name: string, before: unknown) => ComponentChildren;
}

/** Field by field what was and what came in its place. What the server works out by itself is not told. */
export function ChangeList({ type, changes, renderAct }: ChangeListProps) {
  const told = Object.entries(changes).flatMap(([name, [before, after]]) => {
    const field = type.fields[name];
    return field && !isWorkedOut(type, name) ? [{ name, field, before, after }] : [];
  });
  if (told.length === 0) return null;
  return (
    <ul class="changes">
      {told.map(({ name, field, before, after }) => (
        <li key={name}>
          <span class="changes-what">
            <span class="quiet">{field.label}: </span>
            {!isBlank(before) && (
              <>
                <del>
                  <FieldCell field={field} value={before} />
                </del>
                {' → '}
              </>
            )}
            {isBlank(after) ? (
              <span class="faint">{t('page.empty')}</span>
            ) : (
              <FieldCell field={field} value={after} />
            )}
          </span>
          {renderAct?.(name, before)}
        </li>
      ))}
    </ul>
  );
}

const isBlank = (value: unknown) => isEmpty(value) || value === false;

/** Dates that follow from another change tell nothing new; what a role may only read is no such field. */
const isWorkedOut = ({ fields }: RecordType, name: string) =>
  Boolean(fields[name]?.computed) && fields[name]?.kind === 'instant';
