import { useState } from 'preact/hooks';

import { ApiError } from '../../../contract/client.ts';
import { Button } from '../../components/Button.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-merging.ts';
import { failureOf } from '../../state/failure.ts';
import type { Merging } from '../../state/merging/merging.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Moves } from './Moves.tsx';
import { ResultFacts } from './ResultFacts.tsx';

interface MergeResultProps {
  merging: Merging;
  onMerged: () => void;
  onLeave: () => void;
}

/** What comes of it, and the button that does it. What stands in the way is told beside the button. */
export function MergeResult({ merging, onMerged, onLeave }: MergeResultProps) {
  const { mergeActs } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { type } = merging;
  const preview = merging.preview.value;
  const pair = merging.pair.value;
  const merge = async () => {
    setBusy(true);
    setProblem(null);
    try {
      mergeActs.tellMerged(await merging.merge());
      onMerged();
    } catch (error) {
      setBusy(false);
      setProblem(wordsFor(error));
      // Shows what somebody else made of the two meanwhile; what was chosen stays chosen.
      if (error instanceof ApiError && error.code === 'stale') void merging.load();
    }
  };
  const why = problem ?? merging.failure.value?.why ?? null;
  return (
    <section
      class="merge-result"
      aria-label={t('merge.resultOf', { label: type.label.toLowerCase() })}
      aria-busy={merging.isPreviewing.value}
    >
      <h2>{t('merge.result')}</h2>
      {preview && pair ? (
        <>
          <strong class="result-name">{type.title(preview.record)}</strong>
          <ResultFacts fields={type.fields} record={preview.record} />
          <Moves moves={preview.moves} name={type.title(pair.from)} />
        </>
      ) : (
        !merging.failure.value && <Skeleton rows={6} />
      )}
      <div class="form-actions">
        {why && (
          <p class="field-error form-problem" role="alert">
            {t('merge.failed', { why })}
          </p>
        )}
        <Button
          look="primary"
          icon="merge"
          busy={busy}
          disabled={!preview}
          onClick={() => void merge()}
        >
          {t('merge.submit')}
        </Button>
        <Button look="plain" onClick={onLeave}>
          {t('common.cancel')}
        </Button>
        <span class="faint small">{t('merge.undoable')}</span>
      </div>
    </section>
  );
}

function wordsFor(error: unknown): string {
  if (error instanceof ApiError && error.code === 'stale') return t('merge.overtaken');
  if (error instanceof ApiError && error.code === 'not_found') return t('merge.gone');
  return failureOf(error).why;
}
