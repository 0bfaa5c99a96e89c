import { useEffect, useState } from 'preact/hooks';

import { isRecordName } from '../../../contract/records/index.ts';
import { taggedTypes } from '../../../contract/tags.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { SearchInput } from '../../components/SearchInput.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { scopeOf } from '../../state/rights.ts';
import { createTags } from '../../state/tags.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { TagRow } from './TagRow.tsx';

/** Every tag in use and what carries it; renamed and removed everywhere by who may change all of that. */
export function Tags() {
  const { call } = useWorkspace();
  const me = useMe();
  const model = useOwned(() => createTags({ call }), []);
  const [words, setWords] = useState('');
  useEffect(() => void model.load(), [model]);
  const all = model.tags.value;
  const shown = all?.filter(({ tag }) => tag.toLowerCase().includes(words.toLowerCase()));
  const mayChange =
    me !== null &&
    taggedTypes.every(({ name }) => isRecordName(name) && scopeOf(me, name, 'change') === 'all');
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('tags.title')}</h1>
        {all && <span class="list-total">{all.length}</span>}
        <SearchInput label={t('tags.search')} words={words} onSearch={setWords} />
      </header>
      <div class="screen-body">
        {model.failure.value && !all && (
          <Failed failure={model.failure.value} onRetry={() => void model.load()} />
        )}
        {!model.failure.value && !all && <Skeleton rows={8} height={36} />}
        {all?.length === 0 && <EmptyState icon="columns">{t('tags.none')}</EmptyState>}
        {all && all.length > 0 && shown?.length === 0 && (
          <EmptyState icon="search">{t('tags.noneFound')}</EmptyState>
        )}
        {shown && shown.length > 0 && (
          <ul class="tag-list">
            {shown.map((used) => (
              <TagRow key={used.tag} used={used} tags={model} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
