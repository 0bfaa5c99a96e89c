import { labelOf } from '../../../components/FieldValue.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { t } from '../../../messages/t-workspace.ts';
import { contactActs } from '../contact-acts.ts';
import { ContactMarks } from '../ContactMarks.tsx';
import { useChangeInPlace } from '../useChangeInPlace.ts';
import { RelatedRow, type RelatedRowProps } from './RelatedRow.tsx';

/** A person at a client; whether they are the first to ask for, or have left, is said where they stand. */
export function ContactRow({ type, record }: RelatedRowProps) {
  const onChange = useChangeInPlace(type)(record);
  const acts = contactActs(type, record, onChange);
  const { jobTitle, role, isInactive } = record;
  const fields = type.fields;
  return (
    <RelatedRow
      type={type}
      record={record}
      isFaint={isInactive === true}
      details={[
        typeof jobTitle === 'string' ? jobTitle : null,
        fields['role'] && role ? labelOf(fields['role'], role) : null,
      ]}
    >
      <ContactMarks contact={record} />
      {acts.length > 0 && (
        <Menu
          buttonClass="button icon-button"
          small
          label={t('contact.more', { name: type.title(record) })}
          choices={acts}
        >
          <Icon name="more" />
        </Menu>
      )}
    </RelatedRow>
  );
}
