import { useEffect } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { useOwned } from '../../components/useOwned.ts';
import { createViews, type Views } from '../../state/lists/views.ts';
import { useWorkspace } from '../workspace-context.ts';
import { placeOfView } from './list-place.ts';

/** The views of a list; where nothing else is asked for, it opens with the one that the member has chosen for that. */
export function useViews(type: RecordType, open: string | null): Views {
  const { call, router, toasts } = useWorkspace();
  const views = useOwned(() => {
    if (!isRecordName(type.name)) throw new Error(`${type.name} is no kind of record`);
    return { ...createViews({ call, type: type.name, toasts }), stop: () => {} };
  }, [type]);
  const all = views.views.value;
  const isPlain = open === null && Object.keys(router.place.value.query).length === 0;
  useEffect(() => void views.load(), [views]);
  useEffect(() => {
    const first = all?.find(({ id }) => id === views.settings.peek().defaultViewId);
    if (isPlain && first) router.go(placeOfView(type, first), { replace: true });
    // Only when the list opens: whoever leaves the view has left it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [all !== null, views]);
  return views;
}
