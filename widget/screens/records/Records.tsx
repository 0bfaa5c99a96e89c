import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { createLongRecords } from '../../state/lists/long-records.ts';
import { readPlace, writePlace } from '../../state/router.ts';
import { RecordPage } from '../record/RecordPage.tsx';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { BulkBar } from './BulkBar.tsx';
import { columnsOf, isNarrowed, listPlace, listQueryOf, nameField, widened } from './list-place.ts';
import { ListBody } from './ListBody.tsx';
import { ListHead } from './ListHead.tsx';
import { ListTools } from './ListTools.tsx';
import { NewsBar } from './NewsBar.tsx';
import { useListNews } from './useListNews.ts';
import { useListRows } from './useListRows.ts';
import { useFocusBack, useRowKeys } from './useRowKeys.ts';
import { useSelecting } from './useSelecting.ts';
import { useViews } from './useViews.ts';

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
  const asked = useComputed(() => writePlace('', listQuery(router.place.value.query)));
  const query = useComputed(() => listQueryOf(readPlace(asked.value).query));
  const list = useOwned(() => createLongRecords({ call, type, query, changes }), [type]);
  const table = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const { query: place } = router.place.value;
  const may = useMay();
  const mayCreate = isRecordName(type.name) && may(type.name, 'create');
  const newHref = mayCreate ? href(`/${type.plural}/new`) : null;

  const go = (changed: Record<string, string | undefined>, replace = false) =>
    router.go(listPlace(type, open, place, changed), { replace });
  const placeOf = (id: string | null) => listPlace(type, id, place);
  const views = useViews(type, open);
  const rows = useListRows(list, table, asked.value);
  const selecting = useSelecting(type, list);
  const news = useListNews(type, list, query);
  useRowKeys({
    list,
    open,
    focused: rows.focused,
    first: rows.first,
    goTo: rows.goTo,
    select: selecting.select,
    onEdit: (id) => {
      setEditing(id);
      router.go(placeOf(id));
    },
    onLeave: selecting.selection.clear,
  });
  useFocusBack(list, open, rows.goTo);
  // What was chosen in another list, or by another filter, is not what is seen.
  useEffect(() => selecting.selection.clear(), [selecting.selection, asked.value]);

  const sort = place['sort'] ?? type.sortedBy;
  const columns = columnsOf(type, place, views.settings.value.columns);
  const total = list.known.value?.total ?? null;
  return (
    <div class="records" data-open={open !== null || undefined}>
      <section class="list" aria-label={type.labelPlural}>
        <ListHead
          type={type}
          columns={columns}
          newHref={newHref}
          total={total}
          words={place['q'] ?? ''}
          onSearch={(words) => go({ q: words }, true)}
        />
        <ListTools
          type={type}
          query={place}
          columns={columns}
          views={views}
          onChange={go}
          onClear={() => go(widened(place))}
        />
        <BulkBar type={type} {...selecting} total={total ?? 0} onSelectAll={selecting.selectAll} />
        <NewsBar {...news} onShow={() => void list.reload({ keepsPlace: true })} />
        <ListBody
          type={type}
          list={list}
          scroller={table}
          onFocusIn={rows.onFocusIn}
          drawn={rows.drawn}
          columns={columns}
          nameField={nameField(type)}
          sort={sort}
          openId={open}
          selected={selecting.isOffered ? selecting.selection.ids.value : null}
          newHref={newHref}
          isNarrowed={isNarrowed(place)}
          onClear={() => go(widened(place))}
          onSelect={selecting.select}
          onSelectAll={selecting.selectAll}
          onSort={(field) => go({ sort: sort === field ? `-${field}` : field })}
          hrefOf={(id) => href(placeOf(id))}
          onOpen={(id) => router.go(placeOf(id))}
        />
      </section>
      {open && (
        <RecordPage
          key={open}
          type={type}
          id={open}
          startsEditing={editing === open}
          onClose={() => {
            setEditing(null);
            router.go(placeOf(null));
          }}
        />
      )}
    </div>
  );
}

/** What of an address asks for another list: neither its columns nor the name of its view. */
const listQuery = ({ columns: _, view: __, ...query }: Readonly<Record<string, string>>) => query;
