import { importTypes } from '../../../contract/import-words.ts';
import type { RecordType } from '../../../contract/record.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuChoice } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import { isMergeable } from '../../state/merging/rights.ts';
import { writePlace } from '../../state/router.ts';
import { useWorkspace } from '../workspace-context.ts';

interface ListMenuProps {
  type: RecordType;
  /** Whether whoever looks may make such records, and so bring a file of them. */
  mayAdd: boolean;
}

/** What else can be done with a list. */
export function ListMenu({ type, mayAdd }: ListMenuProps) {
  const { router } = useWorkspace();
  const goTo = (path: string) => () => router.go(writePlace(path, { type: type.name }));
  const choices: MenuChoice[] = [];
  if (mayAdd && importTypes.some((name) => name === type.name))
    choices.push({ id: 'import', label: t('list.import'), icon: 'up', onChoose: goTo('/import') });
  if (isMergeable(type))
    choices.push({
      id: 'duplicates',
      label: t('list.duplicates'),
      icon: 'merge',
      onChoose: goTo('/duplicates'),
    });
  if (choices.length === 0) return null;
  return (
    <Menu
      buttonClass="button icon-button"
      label={t('list.more', { plural: type.labelPlural.toLowerCase() })}
      choices={choices}
    >
      <Icon name="more" />
    </Menu>
  );
}
