import type { Ref } from 'preact';

import type { RecordType, Row } from '../../../contract/record.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuChoice } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { layoutOf } from '../layouts.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import { ContactMarks } from './ContactMarks.tsx';
import { OwnerMenu } from './OwnerMenu.tsx';

interface RecordHeadProps {
  type: RecordType;
  record: AnyRecord;
  heading: Ref<HTMLHeadingElement>;
  /** Null, like those below: whoever looks may not. */
  onChange: ((changed: Row) => void) | null;
  onStatus: ((changed: Row) => void) | null;
  onEdit: (() => void) | null;
  onDelete: (() => void) | null;
  /** What else can be done with it, before Delete. */
  acts: readonly MenuChoice[];
  /** Where a lead becomes a client; narrow pages have it in the menu. */
  convertHref: string | null;
  onClose: () => void;
}

/** Name, company, status and owner in one line. */
export function RecordHead(props: RecordHeadProps) {
  const { type, record, heading, onChange, onStatus, onEdit, onDelete } = props;
  const { acts, convertHref, onClose } = props;
  const name = type.title(record);
  const { subtitle, status } = layoutOf(type);
  const choices = onDelete
    ? [
        ...acts,
        { id: 'delete', label: t('common.delete'), icon: 'trash' as const, onChoose: onDelete },
      ]
    : acts;
  const under = subtitle.map((field) => record[field]).filter((text) => text && text !== name);
  return (
    <header class="page-head">
      <span class="page-back">
        <Button icon="back" iconOnly look="plain" onClick={onClose}>
          {t('page.back')}
        </Button>
      </span>
      <Avatar name={name} large />
      <div class="page-who">
        <h1 class="cut" tabIndex={-1} ref={heading}>
          {name}
        </h1>
        {under.length > 0 && <p class="quiet small cut">{under.join(' · ')}</p>}
      </div>
      <div class="page-controls">
        {status && <ChoiceControl type={type} name={status} record={record} onChange={onStatus} />}
        {type.name === 'project' && record['status'] === 'pending' && (
          <ChoiceControl type={type} name="stage" record={record} onChange={onStatus} />
        )}
        {type.name === 'contact' && <ContactMarks contact={record} />}
        {'ownerId' in type.fields && (
          <OwnerMenu
            ownerId={record['ownerId']}
            onChange={onChange && ((ownerId) => onChange({ ownerId }))}
          />
        )}
        {convertHref && (
          <a class="button page-convert" href={convertHref}>
            <Icon name="client" />
            <span>{t('page.convert')}</span>
          </a>
        )}
        {onEdit && (
          <Button icon="edit" iconOnly look="plain" shortcut="e" onClick={onEdit}>
            {t('page.edit')}
          </Button>
        )}
        {choices.length > 0 && (
          <Menu buttonClass="button icon-button" label={t('common.more')} choices={choices}>
            <Icon name="more" />
          </Menu>
        )}
        <span class="page-close">
          <Button icon="close" iconOnly look="plain" onClick={onClose}>
            {t('page.close', { name })}
          </Button>
        </span>
      </div>
    </header>
  );
}
