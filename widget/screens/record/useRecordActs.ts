import type { RecordType } from '../../../contract/record.ts';
import { recordTypes } from '../../../contract/records/index.ts';
import type { MenuChoice } from '../../components/Menu.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { isMergeable, mayConvert, mayMerge } from '../../state/merging/rights.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

interface RecordActs {
  /** Choices of the record's menu. */
  acts: MenuChoice[];
  /** Where a lead becomes a client; null where that cannot be or whoever looks may not. */
  convertHref: string | null;
}

/** What can be done with a whole record, beside changing and deleting it: pages of their own. */
export function useRecordActs(type: RecordType, record: AnyRecord | null): RecordActs {
  const { router } = useWorkspace();
  const { href } = useSurroundings();
  const me = useMe();
  if (!me || !record || isHistory(type, record)) return { acts: [], convertHref: null };
  const place = `/${type.plural}/${record.id}`;
  const mayBecomeClient = type.name === recordTypes.lead.name && mayConvert(me);
  const convert: MenuChoice = {
    id: 'convert',
    label: t('page.convert'),
    icon: 'client',
    onChoose: () => router.go(`${place}/convert`),
  };
  const merge: MenuChoice = {
    id: 'merge',
    label: t('page.merge'),
    icon: 'merge',
    onChoose: () => router.go(`${place}/merge`),
  };
  return {
    acts: [
      ...(mayBecomeClient ? [convert] : []),
      ...(isMergeable(type) && mayMerge(me, type) ? [merge] : []),
    ],
    convertHref: mayBecomeClient ? href(`${place}/convert`) : null,
  };
}

/** A lead that became a client is what was, and not changed any more. */
export const isHistory = (type: RecordType, record: AnyRecord): boolean =>
  type.name === recordTypes.lead.name && typeof record['convertedClientId'] === 'string';
