import { useEffect, useMemo } from 'preact/hooks';

import { recordType } from '../../../contract/records/index.ts';
import { Button } from '../../components/Button.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-imports.ts';
import { createImportPage, type ImportModel } from '../../state/imports.ts';
import { saveFile } from '../../state/save-file.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportLines } from './ImportLines.tsx';
import { ImportSettings } from './ImportSettings.tsx';

/** One import, wherever it is: being checked, waiting for a yes, under way, done, undone. */
export function ImportPage({ id }: { id: string }) {
  const { call } = useWorkspace();
  const { href } = useSurroundings();
  const model = useMemo(() => createImportPage({ call, id }), [call, id]);
  useEffect(() => {
    void model.load();
    return model.stop;
  }, [model]);
  const batch = model.found.value;
  return (
    <div class="page imports">
      <header class="list-head">
        <h1 class="cut">{batch?.fileName ?? t('imports.title')}</h1>
        {batch && <span class="list-total">{recordType(batch.type).labelPlural}</span>}
        <a class="button" href={href('/import')}>
          {t('imports.all')}
        </a>
      </header>
      {model.failure.value && (
        <Failed failure={model.failure.value} onRetry={() => void model.load()} />
      )}
      {!batch && !model.failure.value && <Skeleton rows={6} />}
      {batch && <Progress model={model} />}
      {batch?.state === 'checked' && (
        <ImportSettings key={JSON.stringify(batch.columns)} model={model} batch={batch} />
      )}
      {batch && <Outcome model={model} />}
      {batch && <ImportLines model={model} columns={batch.columns} />}
    </div>
  );
}

function Progress({ model }: { model: ImportModel }) {
  const batch = model.found.value;
  if (batch?.state !== 'checking' && batch?.state !== 'running' && batch?.state !== 'undoing')
    return null;
  const words = t(`imports.${batch.state}`, { count: batch.total });
  return (
    <div class="card import-progress" role="status">
      <p>{words}</p>
      <progress aria-label={words} max={batch.total} value={batch.done} />
      <p class="faint">{t('imports.mayLeave')}</p>
    </div>
  );
}

/** How it ended, and the ways back and on from there. */
function Outcome({ model }: { model: ImportModel }) {
  const batch = model.found.value;
  if (!batch) return null;
  const { state, counts, undone } = batch;
  const canUndo = state === 'done' || state === 'failed' || state === 'running';
  const hasRefused = counts.wrong + counts.duplicate > 0;
  const download = async () =>
    saveFile({ name: 'refused-lines', ending: 'csv' }, await model.refused(), 'text/csv');
  return (
    <section class="import-section">
      {state === 'failed' && (
        <p role="alert" class="import-failure">
          {t('imports.failed')}: {batch.failure}
        </p>
      )}
      {state === 'undone' && <p role="status">{t('imports.undone', { ...undone })}</p>}
      {state !== 'checking' && <ImportCounts counts={counts} />}
      <div class="import-acts">
        {canUndo && (
          <Button busy={model.isActing.value} onClick={() => void model.undo()}>
            {t('imports.undo')}
          </Button>
        )}
        {hasRefused && state !== 'checking' && (
          <Button icon="download" onClick={() => void download()}>
            {t('imports.download')}
          </Button>
        )}
      </div>
    </section>
  );
}
