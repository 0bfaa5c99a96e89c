import type { RecordType, Row } from '../../../contract/record.ts';
import type { MenuChoice } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';

/** What is said of a contact with one click: the first one to ask for, or no longer there. */
export function contactActs(
  type: RecordType,
  contact: AnyRecord,
  onChange: ((patch: Row, told?: string) => void) | null,
): MenuChoice[] {
  if (!onChange) return [];
  const name = type.title(contact);
  const isPrimary = contact['isPrimary'] === true;
  const isInactive = contact['isInactive'] === true;
  return [
    {
      id: 'isPrimary',
      label: t('contact.primary'),
      checked: isPrimary,
      onChoose: () =>
        onChange(
          { isPrimary: !isPrimary },
          t(isPrimary ? 'contact.primaryNoMore' : 'contact.primaryNow', { name }),
        ),
    },
    {
      id: 'isInactive',
      label: t('contact.inactive'),
      checked: isInactive,
      onChoose: () =>
        onChange(
          { isInactive: !isInactive },
          t(isInactive ? 'contact.activeNow' : 'contact.inactiveNow', { name }),
        ),
    },
  ].filter(({ id }) => !type.fields[id]?.computed && id in type.fields);
}
