import { useId, useState } from 'preact/hooks';

import { importModes, type ImportMode } from '../../../contract/import-words.ts';
import type { ImportBatch } from '../../../contract/imports.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-imports.ts';
import type { ImportModel } from '../../state/imports.ts';
import { MappingTable } from './MappingTable.tsx';

interface ImportSettingsProps {
  model: ImportModel;
  batch: ImportBatch;
}

/** How the file is understood: what was guessed, to be changed and checked again, and the yes to it. */
export function ImportSettings({ model, batch }: ImportSettingsProps) {
  const guessed = batch.columns.map(({ field }) => field);
  const [mapping, setMapping] = useState(guessed);
  const [mode, setMode] = useState<ImportMode>(batch.mode);
  const [reason, setReason] = useState(batch.duplicateReason ?? '');
  const [modeId, reasonId] = [useId(), useId()];
  const isChanged =
    mapping.some((field, at) => field !== guessed[at]) ||
    mode !== batch.mode ||
    (mode === 'create' && reason.trim() !== (batch.duplicateReason ?? ''));
  const count = batch.counts.new + batch.counts.update;
  const check = () =>
    model.change({ mapping, mode, duplicateReason: mode === 'create' ? reason : null });
  return (
    <section class="import-section">
      <h2>{t('imports.mapping')}</h2>
      <MappingTable
        batch={batch}
        mapping={mapping}
        onChange={(at, field) => setMapping(mapping.with(at, field))}
      />
      <div class="import-type">
        <label for={modeId}>{t('imports.mode')}</label>
        <select
          id={modeId}
          class="input"
          value={mode}
          onChange={({ currentTarget: { value } }) =>
            setMode(modes.find((one) => one === value) ?? mode)
          }
        >
          {modes.map((one) => (
            <option key={one} value={one}>
              {t(`imports.mode.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {mode === 'create' && (
        <div class="import-type">
          <label for={reasonId}>{t('imports.reason')}</label>
          <input
            id={reasonId}
            class="input"
            value={reason}
            onInput={({ currentTarget: { value } }) => setReason(value)}
          />
        </div>
      )}
      <div class="import-acts">
        {isChanged ? (
          <Button look="primary" busy={model.isActing.value} onClick={() => void check()}>
            {t('imports.checkAgain')}
          </Button>
        ) : (
          <Button
            look="primary"
            busy={model.isActing.value}
            disabled={count === 0}
            onClick={() => void model.run()}
          >
            {t('imports.run', { count })}
          </Button>
        )}
      </div>
      {!isChanged && count === 0 && <p class="quiet">{t('imports.nothing')}</p>}
    </section>
  );
}

// Object.keys forgets that the keys of a constant are known.
const modes = Object.keys(importModes) as ImportMode[];
