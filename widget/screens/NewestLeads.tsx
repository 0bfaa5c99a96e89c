import { signal } from '@preact/signals';

import { recordType } from '../../contract/records/index.ts';
import { Avatar } from '../components/Avatar.tsx';
import { RelativeTime } from '../components/RelativeTime.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { useOwned } from '../components/useOwned.ts';
import { t } from '../messages/t-workspace.ts';
import { createRecordList } from '../state/record-list.ts';
import { useWorkspace } from './workspace-context.ts';

const type = recordType('lead');

/** The leads that came in last. */
export function NewestLeads() {
  const { call, changes } = useWorkspace();
  const { href } = useSurroundings();
  const list = useOwned(
    () => createRecordList({ call, type, query: signal({ limit: 6 }), changes }),
    [],
  );
  const rows = list.rows.value;
  return (
    <section class="card" aria-label={t('home.recentLeads')}>
      <h2>{t('home.recentLeads')}</h2>
      {rows === null && !list.failure.value && <Skeleton rows={6} height={32} />}
      <ul class="newest">
        {rows?.map((row) => (
          <li key={row.id}>
            <Avatar name={type.title(row)} />
            <a class="cut" href={href(`/leads/${row.id}`)}>
              {type.title(row)}
            </a>
            <span class="faint small">
              <RelativeTime at={row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
      {rows?.length === 0 && <p class="faint small">{t('list.empty', { plural: 'leads' })}</p>}
      {list.failure.value && <p class="field-error">{list.failure.value.why}</p>}
      <a class="small" href={href('/leads')}>
        {t('home.allLeads')}
      </a>
    </section>
  );
}
