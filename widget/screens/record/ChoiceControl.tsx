import { useState } from 'preact/hooks';

import type { RecordType, Row } from '../../../contract/record.ts';
import { labelOf } from '../../components/FieldValue.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { isStatus, StatusPill } from '../../components/StatusPill.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { LostDialog } from './LostDialog.tsx';

interface ChoiceControlProps {
  type: RecordType;
  name: string;
  record: AnyRecord;
  /** Names the record too, where several stand in a list. */
  inList?: boolean;
  /** Null: whoever looks may not. */
  onChange: ((changed: Row) => void) | null;
}

/** A status or stage that is changed where it stands. A project that is lost is asked why. */
export function ChoiceControl({ type, name, record, inList, onChange }: ChoiceControlProps) {
  const [asksWhy, setAsksWhy] = useState(false);
  const field = type.fields[name];
  const value = record[name];
  if (!field || (typeof value !== 'string' && name === 'status')) return null;
  const label = typeof value === 'string' ? labelOf(field, value) : t('inPlace.nothing');
  const shown =
    typeof value === 'string' && isStatus(value) ? (
      <StatusPill value={value} label={label} />
    ) : (
      <span>{typeof value === 'string' ? label : field.label}</span>
    );
  if (!onChange || field.computed) return shown;
  const choose = (chosen: string) => {
    if (chosen === value) return;
    if (name === 'status' && chosen === 'lost' && 'lostReason' in type.fields) setAsksWhy(true);
    else onChange({ [name]: chosen });
  };
  return (
    <>
      <Menu
        buttonClass="pill-button"
        label={
          inList
            ? t('inPlace.choose', { field: field.label, name: type.title(record), value: label })
            : t('inPlace.set', { name: field.label, value: label })
        }
        choices={(field.options ?? []).map((option) => ({
          id: option.value,
          label: option.label,
          checked: option.value === value,
          onChoose: () => choose(option.value),
        }))}
      >
        {shown}
        <Icon name="down" />
      </Menu>
      {asksWhy && (
        <LostDialog
          type={type}
          record={record}
          onLost={(lostReason) => onChange({ status: 'lost', ...(lostReason && { lostReason }) })}
          onClose={() => setAsksWhy(false)}
        />
      )}
    </>
  );
}
