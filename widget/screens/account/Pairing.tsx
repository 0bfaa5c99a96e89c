import { useState } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-account.ts';
import { failureOf } from '../../state/failure.ts';
import type { OpenSessions } from '../../state/open-sessions.ts';
import { createPairing } from '../../state/pairing.ts';
import { useWorkspace } from '../workspace-context.ts';

/** "4:05". */
const clockOf = (ms: number) => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** A code to type into the extension, for as long as it works. */
export function Pairing({ sessions }: { sessions: OpenSessions }) {
  const { call, toasts } = useWorkspace();
  const model = useOwned(() => createPairing({ call, sessions }), [call, sessions]);
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      await model.make();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    } finally {
      setBusy(false);
    }
  };
  const code = model.code.value;
  const isOver = code !== null && model.leftMs.value === 0;
  return (
    <section class="card" aria-labelledby="pairing-title">
      <h2 id="pairing-title">{t('pairing.title')}</h2>
      <p class="quiet">{t('pairing.why')}</p>
      {model.paired.value !== null && (
        <p class="banner" role="status">
          {t('pairing.done', { name: model.paired.value })}
        </p>
      )}
      {code && !isOver && (
        <div class="pairing">
          <output class="pairing-code" aria-label={t('pairing.code')}>
            {code.text.replace(/^(.{4})(?=.)/, '$1 ')}
          </output>
          <span class="quiet small">
            {t('pairing.left', { time: clockOf(model.leftMs.value) })}
          </span>
        </div>
      )}
      {isOver && (
        <p class="quiet" role="status">
          {t('pairing.over')}
        </p>
      )}
      <div class="form-actions">
        <Button busy={isBusy} onClick={() => void make()}>
          {t(code ? 'pairing.again' : 'pairing.start')}
        </Button>
      </div>
    </section>
  );
}
