import { signal } from '@preact/signals';

import { recordTypes } from '../../../contract/records/index.ts';
import { DueRow } from '../../components/DueRow.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createRecordList } from '../../state/record-list.ts';
import { isOpenFollowUp, useFollowUpActs } from '../useFollowUpActs.ts';
import { useWorkspace } from '../workspace-context.ts';

interface OpenFollowUpsProps {
  about: { type: string; id: string };
}

/** What is still to be done about a record. */
export function OpenFollowUps({ about: { type, id } }: OpenFollowUpsProps) {
  const { call, changes, names } = useWorkspace();
  const actsOn = useFollowUpActs();
  const list = useOwned(() => {
    const query = signal({ subject: `${type}:${id}`, status: 'open,in_progress', limit: 50 });
    return createRecordList({ call, type: recordTypes.followUp, query, changes });
  }, [type, id]);
  const open = (list.rows.value ?? []).filter(isOpenFollowUp);
  if (open.length === 0) return null;
  return (
    <section aria-label={t('page.followUps')}>
      <h2>{t('page.followUps')}</h2>
      {open.map((one) => (
        <DueRow
          key={one.id}
          followUp={{
            ...one,
            subjectName: one.assigneeId && names.nameOf('member', one.assigneeId),
          }}
          {...actsOn(one)}
        />
      ))}
    </section>
  );
}
