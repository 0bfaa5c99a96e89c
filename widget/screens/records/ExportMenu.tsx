import { mostPrinted } from '../../../contract/exports.ts';
import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createExporting, fileKinds, type FileKind } from '../../state/exporting.ts';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { listQueryOf } from './list-place.ts';

interface ExportMenuProps {
  type: RecordType;
  /** The fields that the list shows beside the name. */
  columns: readonly string[];
}

/** Takes out as a file just what the list shows; not there for who may not. */
export function ExportMenu({ type, columns }: ExportMenuProps) {
  const { call, router, toasts } = useWorkspace();
  const { locale } = useSurroundings();
  const exporting = useOwned(() => createExporting({ call, toasts }), [type]);
  const may = useMay();
  const { name } = type;
  if (!isRecordName(name) || !may(name, 'export')) return null;
  const seen = { type: { ...type, name }, query: listQueryOf(router.place.value.query), columns };
  const total = exporting.total.value;
  const hintOf = (kind: FileKind) => {
    if (total === null) return {};
    const isTooLong = kind === 'pdf' && total > mostPrinted;
    return isTooLong
      ? { hint: t('export.tooLong', { count: mostPrinted.toLocaleString(locale) }) }
      : { hint: t('export.count', { count: total }) };
  };
  return (
    <Menu
      label={t('export.menu')}
      onOpen={() => void exporting.count(seen)}
      choices={fileKinds(type).map((kind) => ({
        id: kind,
        label: t(`export.${kind}`),
        ...hintOf(kind),
        onChoose: () => void exporting.save(kind, seen),
      }))}
    >
      <Icon name="download" />
      <span>{t('export.menu')}</span>
    </Menu>
  );
}
