import { useId, useState } from 'preact/hooks';

import type { ExistingRecord } from '../../contract/errors.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { MatchBanner } from '../components/MatchBanner.tsx';
import { t } from '../messages/t-workspace.ts';
import { useOpenMatch } from './useOpenMatch.ts';

interface AlreadyThereProps {
  existing: ExistingRecord;
  /** What is done all the same; "Save anyway" where nothing is said. */
  act?: string;
  isBusy?: boolean;
  onSaveAnyway: (reason: string) => void;
}

const types = ['lead', 'client', 'contact'] as const;

const shortest = 3;

/** The server knows the record already: open that one, or say why a second one is needed. */
export function AlreadyThere(props: AlreadyThereProps) {
  const { existing, act = t('create.anyway'), isBusy = false, onSaveAnyway } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const open = useOpenMatch();
  const type = types.find((one) => one === existing.type) ?? 'lead';
  const isEnough = reason.trim().length >= shortest;
  return (
    <div class="already">
      <MatchBanner
        matches={[{ ...existing, type, readable: existing.readable ?? true }]}
        onOpen={open}
      />
      <Field
        id={id}
        label={t('create.why')}
        help={t('create.whyHelp')}
        error={isTold && !isEnough ? t('create.whyNeeded') : null}
      >
        {(described) => (
          <div class="input-row">
            <input
              {...described}
              class="input"
              name="duplicateReason"
              type="text"
              autoComplete="off"
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              busy={isBusy}
              onClick={() => {
                setTold(true);
                if (isEnough) onSaveAnyway(reason.trim());
              }}
            >
              {act}
            </Button>
          </div>
        )}
      </Field>
    </div>
  );
}
