import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { RecordTable } from '../../components/RecordTable.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createRecordList } from '../../state/record-list.ts';
import { readPlace, writePlace } from '../../state/router.ts';
import { RecordPage } from '../record/RecordPage.tsx';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { FilterChips } from './FilterChips.tsx';
import { columnsOf, isNarrowed, listPlace, listQueryOf, nameField, widened } from './list-place.ts';
import { ListHead } from './ListHead.tsx';
import { LoadMore } from './LoadMore.tsx';
import { useRowKeys } from './useRowKeys.ts';

interface RecordsProps {
  type: RecordType;
  /** The id of the record that is open beside the list, or over it. */
  open: string | null;
}

/** The list of one kind of record, and the record that is open in it. */
export function Records({ type, open }: RecordsProps) {
  const { call, changes, router } = useWorkspace();
  const { href } = useSurroundings();
  // As text first, so that opening a record, which leaves the query as it is, does not ask anew.
  const asked = useComputed(() => writePlace('', router.place.value.query));
  const query = useComputed(() => listQueryOf(readPlace(asked.value).query));
  const list = useOwned(() => createRecordList({ call, type, query, changes }), [type]);
  const table = useRef<HTMLDivElement>(null);
  const { query: place } = router.place.value;
  const may = useMay();
  const mayCreate = isRecordName(type.name) && may(type.name, 'create');
  const newHref = mayCreate ? href(`/${type.plural}/new`) : null;

  const go = (changed: Record<string, string | undefined>, replace = false) =>
    router.go(listPlace(type, open, place, changed), { replace });
  const placeOf = (id: string | null) => listPlace(type, id, place);
  useRowKeys(table, open);
  useFocusBack(table, open);

  const sort = place['sort'] ?? type.sortedBy;
  const onSort = (field: string) => go({ sort: sort === field ? `-${field}` : field });
  const rows = list.rows.value;
  return (
    <div class="records" data-open={open !== null || undefined}>
      <section class="list" aria-label={type.labelPlural}>
        <ListHead
          type={type}
          columns={columnsOf(type, place)}
          newHref={newHref}
          total={list.total.value}
          words={place['q'] ?? ''}
          onSearch={(words) => go({ q: words }, true)}
        />
        <FilterChips type={type} query={place} onChange={go} onClear={() => go(widened(place))} />
        <div class="list-body" ref={table} aria-busy={list.isLoading.value}>
          {list.failure.value && !rows ? (
            <Failed failure={list.failure.value} onRetry={() => void list.reload()} />
          ) : rows === null ? (
            <Skeleton rows={12} />
          ) : rows.length === 0 ? (
            <NoRows
              type={type}
              newHref={newHref}
              isNarrowed={isNarrowed(place)}
              onClear={() => go(widened(place))}
            />
          ) : (
            <RecordTable
              type={type}
              columns={columnsOf(type, place)}
              nameField={nameField(type)}
              rows={rows}
              sort={sort}
              openId={open}
              onSort={onSort}
              hrefOf={(id) => href(placeOf(id))}
              onOpen={(id) => router.go(placeOf(id))}
            />
          )}
          <LoadMore list={list} />
        </div>
      </section>
      {open && (
        <RecordPage key={open} type={type} id={open} onClose={() => router.go(placeOf(null))} />
      )}
    </div>
  );
}

interface NoRowsProps {
  type: RecordType;
  newHref: string | null;
  isNarrowed: boolean;
  onClear: () => void;
}

function NoRows({ type, newHref, isNarrowed: narrowed, onClear }: NoRowsProps) {
  const plural = type.labelPlural.toLowerCase();
  if (narrowed)
    return (
      <EmptyState
        icon="search"
        action={
          <button type="button" class="button" onClick={onClear}>
            {t('list.clear')}
          </button>
        }
      >
        {t('list.emptyFiltered', { plural })}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="plus"
      action={
        newHref !== null && (
          <a class="button" data-look="primary" href={newHref}>
            {t('list.new', { label: type.label.toLowerCase() })}
          </a>
        )
      }
    >
      {t('list.empty', { plural })}
    </EmptyState>
  );
}

/** When a record is closed, the focus goes back to its row; when it was deleted, to the row in its place. */
function useFocusBack(table: { current: HTMLElement | null }, open: string | null) {
  const before = useRef({ open, index: 0 });
  useEffect(() => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const closed = before.current;
    const index = rows.findIndex((row) => row.dataset['row'] === (open ?? closed.open));
    before.current = { open, index };
    if (closed.open && !open)
      rows[index < 0 ? Math.min(closed.index, rows.length - 1) : index]?.focus();
  }, [open, table]);
}
