import type { RecordType } from '../../../contract/record.ts';
import { t } from '../../messages/t-workspace.ts';
import type { Views } from '../../state/lists/views.ts';
import type { Place } from '../../state/router.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { FilterChips } from './FilterChips.tsx';
import { ViewsMenu } from './ViewsMenu.tsx';

interface ListToolsProps {
  type: RecordType;
  query: Place['query'];
  columns: readonly string[];
  views: Views;
  onChange: (changed: Record<string, string | undefined>, replace?: boolean) => void;
  onClear: () => void;
}

/** Which view of the list is shown, what narrows it, and its columns. */
export function ListTools({ type, query, columns, views, onChange, onClear }: ListToolsProps) {
  const view = views.views.value?.find(({ id }) => id === query['view']);
  const setColumns = (chosen: string[] | null) => {
    void views.choose({ columns: chosen });
    // A view has columns of its own, and so has the address of one.
    if (query['columns']) onChange({ columns: chosen?.join() }, true);
  };
  return (
    <>
      <div class="filters">
        <ViewsMenu type={type} query={query} views={views} />
        <FilterChips type={type} query={query} onChange={onChange} onClear={onClear} />
        <ColumnsMenu type={type} shown={columns} onChange={setColumns} />
      </div>
      {view && view.dropped.length > 0 && (
        <p class="list-note">{t('views.dropped', { names: view.dropped.join(', ') })}</p>
      )}
    </>
  );
}
