import type { Client } from '../../../contract/client.ts';
import {
  dismissDuplicates,
  listDuplicates,
  recallDuplicates,
  type DuplicateGroup,
} from '../../../contract/duplicates.ts';
import type { Mergeable } from '../../../contract/merges.ts';
import { t } from '../../messages/t-merging.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';

interface DuplicatesSettings {
  call: Client;
  type: Mergeable;
  toasts: Toasts;
}

export type Suspect = DuplicateGroup['records'][number];

/** Records that may be the same, of which the first is the oldest. */
export interface Group extends DuplicateGroup {
  /** The ids of its records: a group has none of its own. */
  id: string;
}

/** Groups of records that may be the same. What somebody says is not the same goes at once, and comes back with Undo. */
export function createDuplicates({ call, type, toasts }: DuplicatesSettings) {
  const list = createPaged<Group>(async (place, cancelled) => {
    const at = 'cursor' in place ? { cursor: place.cursor } : {};
    const page = await call(listDuplicates, { type, ...at }, { signal: cancelled });
    return { ...page, items: page.items.map(named) };
  });

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      await list.reload();
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  /** One record of a group is none of the others; with one left there is no group. */
  const dismiss = (group: Group, suspect: Suspect) => {
    const others = group.records.filter(({ id }) => id !== suspect.id);
    const pairs = others.map((other) => ({ records: [suspect, other].map(pointerTo) }));
    const [first] = others;
    if (!first) return Promise.resolve();
    if (others.length > 1)
      list.rows.value = (list.rows.peek() ?? []).map((one) =>
        one.id === group.id ? { ...group, records: others } : one,
      );
    else list.take(group.id);
    return trying(async () => {
      await Promise.all(pairs.map((pair) => call(dismissDuplicates, pair)));
      toasts.show(t('duplicates.dismissed', { one: suspect.name, other: first.name }), () =>
        trying(async () => {
          await Promise.all(pairs.map((pair) => call(recallDuplicates, pair)));
          await list.reload();
        }),
      );
    });
  };

  return { ...list, dismiss };
}

const named = (group: DuplicateGroup): Group => ({
  ...group,
  id: group.records.map(({ id }) => id).join(),
});

const pointerTo = ({ type, id }: Suspect) => ({ type, id });
