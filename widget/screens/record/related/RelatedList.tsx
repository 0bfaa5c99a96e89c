import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

import type { RecordType } from '../../../../contract/record.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useSurroundings } from '../../../components/surroundings.ts';
import { useOwned } from '../../../components/useOwned.ts';
import { t } from '../../../messages/t-workspace.ts';
import { createRecordList } from '../../../state/record-list.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { AccountRow } from './AccountRow.tsx';
import { ContactRow } from './ContactRow.tsx';
import { ProjectRow } from './ProjectRow.tsx';
import type { RelatedRowProps } from './RelatedRow.tsx';

const rows: Record<string, ComponentType<RelatedRowProps>> = {
  project: ProjectRow,
  account: AccountRow,
  contact: ContactRow,
};

interface RelatedListProps {
  type: RecordType;
  /** The field that points back, and the id it holds. */
  by: string;
  id: string;
  mayCreate: boolean;
}

/** The records of one kind that belong to another record, each with its controls in place. */
export function RelatedList({ type, by, id, mayCreate }: RelatedListProps) {
  const { call, changes } = useWorkspace();
  const { href } = useSurroundings();
  const list = useOwned(
    () => createRecordList({ call, type, query: signal({ [by]: id, limit: 20 }), changes }),
    [type, id],
  );
  const Row = rows[type.name];
  const total = list.total.value ?? 0;
  if (!Row) return null;
  return (
    <section class="related" aria-label={type.labelPlural}>
      <header>
        <h2>
          {type.labelPlural}
          {total > 0 && <span class="count"> {total}</span>}
        </h2>
        {mayCreate && (
          <a
            class="button quiet-button"
            data-small
            href={href(`/${type.plural}/new?${by}=${id}`)}
            aria-label={t('related.addOne', { label: type.label.toLowerCase() })}
          >
            <Icon name="plus" />
            <span>{t('related.add')}</span>
          </a>
        )}
      </header>
      <ul>
        {list.rows.value?.map((row) => (
          <Row key={row.id} type={type} record={row} />
        ))}
      </ul>
      {total > 0 && (
        <a class="small" href={href(`/${type.plural}?${by}=${id}`)}>
          {t('related.all', { count: total })}
        </a>
      )}
      {list.rows.value?.length === 0 && (
        <p class="faint small">{t('related.none', { plural: type.labelPlural.toLowerCase() })}</p>
      )}
      {list.failure.value && <p class="field-error">{list.failure.value.why}</p>}
    </section>
  );
}
