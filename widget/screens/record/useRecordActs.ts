import type { RecordType } from '../../../contract/record.ts';
import { recordTypes } from '../../../contract/records/index.ts';
import type { MenuChoice } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { isMergeable, mayConvert, mayMerge } from '../../state/merging/rights.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

/** What can be done with a whole record, beside changing and deleting it: pages of their own. */
export function useRecordActs(type: RecordType, record: AnyRecord | null): MenuChoice[] {
  const { router } = useWorkspace();
  const me = useMe();
  if (!me || !record || isHistory(type, record)) return [];
  const place = `/${type.plural}/${record.id}`;
  const acts: MenuChoice[] = [];
  if (type.name === recordTypes.lead.name && mayConvert(me))
    acts.push({
      id: 'convert',
      label: t('page.convert'),
      icon: 'client',
      onChoose: () => router.go(`${place}/convert`),
    });
  if (isMergeable(type) && mayMerge(me, type))
    acts.push({
      id: 'merge',
      label: t('page.merge'),
      icon: 'merge',
      onChoose: () => router.go(`${place}/merge`),
    });
  return acts;
}

/** A lead that became a client is what was, and not changed any more. */
export const isHistory = (type: RecordType, record: AnyRecord): boolean =>
  type.name === recordTypes.lead.name && typeof record['convertedClientId'] === 'string';
