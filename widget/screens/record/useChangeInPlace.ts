import type { RecordType, Row } from '../../../contract/record.ts';
import { labelOf } from '../../components/FieldValue.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { mayOn } from '../../state/rights.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

/** Changes a record where it stands, at once and with Undo; null for whoever may not change it. */
export function useChangeInPlace(type: RecordType) {
  const { changeInPlace } = useWorkspace();
  const me = useMe();
  return (before: AnyRecord): ((patch: Row, told?: string) => void) | null => {
    if (!me || !mayOn(me, type, 'change', before)) return null;
    return (patch, told = toldOf(type, before, patch)) =>
      void changeInPlace({ type, before, patch, told });
  };
}

/** "Kitchen refit: Won" */
function toldOf(type: RecordType, record: AnyRecord, patch: Row): string {
  const [[name, value] = ['', null]] = Object.entries(patch);
  const field = type.fields[name];
  return t('inPlace.set', {
    name: type.title(record),
    value: field ? labelOf(field, value) : String(value),
  });
}
