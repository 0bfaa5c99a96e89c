import { useEffect } from 'preact/hooks';

import type { HistoryEntry } from '../../../contract/history.ts';
import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { ChangeList } from '../../components/ChangeList.tsx';
import { Failed } from '../../components/Failed.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { same } from '../../state/field-value.ts';
import { createHistory } from '../../state/history.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { RestoreValue } from './RestoreValue.tsx';

interface ChangeHistoryProps {
  page: RecordPage;
  record: AnyRecord;
  mayChange: boolean;
}

/** Each change of a record by field, who made it and when; an old value can be put back where it stands. */
export function ChangeHistory({ page, record, mayChange }: ChangeHistoryProps) {
  const { call, changes } = useWorkspace();
  const { type, id } = page;
  const { name } = type;
  const list = useOwned(() => {
    if (!isRecordName(name)) throw new Error(`${name} is no declared kind of record`);
    return createHistory({ call, type: name, id, changes });
  }, [name, id]);
  useEffect(() => void list.load(), [list]);
  const entries = list.rows.value;
  if (list.failure.value && !entries)
    return <Failed failure={list.failure.value} onRetry={() => void list.load()} />;
  if (!entries) return <Skeleton rows={4} height={40} />;
  return (
    <>
      <ol class="change-history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p class="entry-line">
              <span>{sentenceOf(entry)}</span>
              <span class="faint small entry-time">
                <RelativeTime at={entry.at} />
              </span>
            </p>
            <ChangeList
              type={type}
              changes={entry.changes}
              renderAct={(field, before) =>
                mayChange &&
                entry.verb !== 'created' &&
                isRestorable(type, field) &&
                !same(before, record[field]) && (
                  <RestoreValue page={page} name={field} value={before} at={entry.at} />
                )
              }
            />
          </li>
        ))}
      </ol>
      {entries.length === 0 && <p class="faint small">{t('history.empty')}</p>}
      <LoadMore list={list} />
    </>
  );
}

/** What the server sets by itself, or the role may only read, is not for anybody to put back. */
const isRestorable = ({ fields }: RecordType, name: string): boolean => {
  const field = fields[name];
  return field !== undefined && !field.computed && field.kind !== 'values';
};

const told = ['created', 'changed', 'deleted', 'restored', 'completed', 'snoozed'] as const;

function sentenceOf({ verb, actor: name, actorType }: HistoryEntry): string {
  const actor = name ?? t(actorType === 'form' ? 'timeline.websiteForm' : 'timeline.somebody');
  const known = told.find((one) => one === verb);
  return known ? t(`history.${known}`, { actor }) : t('history.other', { actor, verb });
}
