import { useEffect } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { labelOf } from '../../components/FieldValue.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createHistory } from '../../state/history.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';

const fields = ['status', 'stage'];

/** Which stages a project went through until it was won or lost, and when it entered each, the latest first. */
export function StageHistory({ type, id }: { type: RecordType; id: string }) {
  const { call, changes } = useWorkspace();
  const list = useOwned(() => createHistory({ call, type: 'project', id, changes, fields }), [id]);
  useEffect(() => void list.load(), [list]);
  const entries = list.rows.value ?? [];
  if (entries.length === 0) return null;
  return (
    <section class="related" aria-label={t('stages.title')}>
      <header>
        <h2>{t('stages.title')}</h2>
      </header>
      <ol class="stages">
        {entries.map(({ id: key, at, actor, changes: changed }) => (
          <li key={key}>
            <span>{fields.flatMap((name) => enteredBy(type, name, changed)).join(', ')}</span>
            <span class="faint small">
              <RelativeTime at={at} /> {actor && t('stages.by', { name: actor })}
            </span>
          </li>
        ))}
      </ol>
      <LoadMore list={list} />
    </section>
  );
}

function enteredBy(
  type: RecordType,
  name: string,
  changed: Record<string, [unknown, unknown]>,
): string[] {
  const field = type.fields[name];
  const [, entered] = changed[name] ?? [];
  return field && typeof entered === 'string' ? [labelOf(field, entered)] : [];
}
