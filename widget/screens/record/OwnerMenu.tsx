import { Avatar } from '../../components/Avatar.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import { useWorkspace } from '../workspace-context.ts';

interface OwnerMenuProps {
  ownerId: unknown;
  /** Null: it is not theirs to hand over. */
  onChange: ((ownerId: string | null) => void) | null;
}

/** Whose record it is, and handing it to somebody else. */
export function OwnerMenu({ ownerId, onChange }: OwnerMenuProps) {
  const { names } = useWorkspace();
  const members = names.members.value;
  const owner = members.find(({ id }) => id === ownerId);
  if (!onChange)
    return (
      <span class="person">
        {owner && <Avatar name={owner.name} isMember />}
        <span class="owner-name cut">{owner?.name ?? t('page.nobodyOwns')}</span>
      </span>
    );
  const choices = members
    .filter(({ id, disabledAt }) => !disabledAt || id === ownerId)
    .map(({ id, name }) => ({
      id,
      label: name,
      checked: id === ownerId,
      onChoose: () => onChange(id),
    }));
  return (
    <Menu
      buttonClass="pill-button"
      label={owner ? t('page.owner', { name: owner.name }) : t('page.nobodyOwns')}
      choices={choices}
    >
      {owner && <Avatar name={owner.name} isMember />}
      <span class="owner-name cut">{owner?.name ?? t('page.nobodyOwns')}</span>
      <Icon name="down" />
    </Menu>
  );
}
