import { useEffect, useId, useMemo, useState } from 'preact/hooks';

import { importTypes, type ImportType } from '../../../contract/import-words.ts';
import { recordType } from '../../../contract/records/index.ts';
import { Failed } from '../../components/Failed.tsx';
import { t } from '../../messages/t-imports.ts';
import { createImports } from '../../state/imports.ts';
import { useWorkspace } from '../workspace-context.ts';
import { DropZone } from './DropZone.tsx';
import { EarlierImports } from './EarlierImports.tsx';

/** Chooses what is in a file, and the file; what was imported before stands below. */
export function ImportStart({ types }: { types: readonly ImportType[] }) {
  const { call, router } = useWorkspace();
  const model = useMemo(() => createImports({ call }), [call]);
  const id = useId();
  const asked = router.place.value.query['type'];
  const known = importTypes.find((one) => one === asked && types.includes(one));
  const [type, setType] = useState<ImportType>(known ?? types[0] ?? 'lead');
  useEffect(() => void model.load(), [model]);
  const send = async (file: File) => {
    const sent = await model.send(type, file);
    if (sent) router.go(`/import/${sent.id}`);
  };
  return (
    <div class="page imports">
      <header class="list-head">
        <h1>{t('imports.title')}</h1>
      </header>
      <p class="quiet">{t('imports.intro')}</p>
      <div class="import-type">
        <label for={id}>{t('imports.type')}</label>
        <select
          id={id}
          class="input"
          value={type}
          onChange={({ currentTarget: { value } }) =>
            setType(types.find((one) => one === value) ?? type)
          }
        >
          {types.map((one) => (
            <option key={one} value={one}>
              {recordType(one).labelPlural}
            </option>
          ))}
        </select>
      </div>
      <DropZone sending={model.sending.value} onFile={(file) => void send(file)} />
      {model.failure.value && (
        <Failed failure={model.failure.value} onRetry={() => void model.load()} />
      )}
      <EarlierImports batches={model.batches.value} />
    </div>
  );
}
