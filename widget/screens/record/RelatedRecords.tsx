import { signal } from '@preact/signals';

import type { RecordType } from '../../../contract/record.ts';
import { recordTypes, type RecordName } from '../../../contract/records/index.ts';
import { FieldCell } from '../../components/FieldCell.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createRecordList } from '../../state/record-list.ts';
import { layoutOf } from '../layouts.ts';
import { useMay } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

interface Related {
  type: RecordType & { name: RecordName };
  /** The field that points back. */
  by: string;
}

const related: Record<string, readonly Related[]> = {
  lead: [{ type: recordTypes.project, by: 'leadId' }],
  client: [
    { type: recordTypes.contact, by: 'clientId' },
    { type: recordTypes.project, by: 'clientId' },
  ],
};

interface RelatedRecordsProps {
  type: RecordType;
  id: string;
  /** Only what was: nothing is added. */
  isOver: boolean;
}

/** What belongs to a record and has pages of its own: the contacts and projects of a client. */
export function RelatedRecords({ type, id, isOver }: RelatedRecordsProps) {
  const may = useMay();
  const shown = related[type.name]?.filter((one) => may(one.type.name, 'read'));
  return (
    <>
      {shown?.map((one) => (
        <RelatedList key={one.type.name} related={one} id={id} isOver={isOver} />
      ))}
    </>
  );
}

interface RelatedListProps {
  related: Related;
  id: string;
  isOver: boolean;
}

function RelatedList({ related: { type, by }, id, isOver }: RelatedListProps) {
  const { call, changes } = useWorkspace();
  const { href } = useSurroundings();
  const may = useMay();
  const list = useOwned(
    () => createRecordList({ call, type, query: signal({ [by]: id, limit: 20 }), changes }),
    [type, id],
  );
  const aside = layoutOf(type).columns[0] ?? '';
  const field = type.fields[aside];
  return (
    <section class="related" aria-label={type.labelPlural}>
      <header>
        <h2>{type.labelPlural}</h2>
        {!isOver && may(type.name, 'create') && (
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
          <li key={row.id}>
            <a class="cut" href={href(`/${type.plural}/${row.id}`)}>
              {type.title(row)}
            </a>
            <span class="quiet small cut">
              {field && <FieldCell field={field} value={row[aside]} />}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore.value && (
        <a class="small" href={href(`/${type.plural}?${by}=${id}`)}>
          {t('related.all', { count: list.total.value ?? '' })}
        </a>
      )}
      {list.rows.value?.length === 0 && (
        <p class="faint small">{t('related.none', { plural: type.labelPlural.toLowerCase() })}</p>
      )}
      {list.failure.value && <p class="field-error">{list.failure.value.why}</p>}
    </section>
  );
}
