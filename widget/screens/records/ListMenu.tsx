import type { RecordType } from '../../../contract/record.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import { isMergeable } from '../../state/merging/rights.ts';
import { writePlace } from '../../state/router.ts';
import { useWorkspace } from '../workspace-context.ts';

/** What else can be done with a list. */
export function ListMenu({ type }: { type: RecordType }) {
  const { router } = useWorkspace();
  if (!isMergeable(type)) return null;
  return (
    <Menu
      buttonClass="button icon-button"
      label={t('list.more', { plural: type.labelPlural.toLowerCase() })}
      choices={[
        {
          id: 'duplicates',
          label: t('list.duplicates'),
          icon: 'merge',
          onChoose: () => router.go(writePlace('/duplicates', { type: type.name })),
        },
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}
