import type { RecordType } from '../../../contract/record.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { t } from '../../messages/t-workspace.ts';

interface NoRowsProps {
  type: RecordType;
  /** Null: whoever looks may not make one. */
  newHref: string | null;
  isNarrowed: boolean;
  onClear: () => void;
}

/** In the place of rows: nothing matches, or there is nothing yet. */
export function NoRows({ type, newHref, isNarrowed, onClear }: NoRowsProps) {
  const plural = type.labelPlural.toLowerCase();
  if (isNarrowed)
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
