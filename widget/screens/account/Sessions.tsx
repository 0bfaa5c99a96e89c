import { useState } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-account.ts';
import { failureOf } from '../../state/failure.ts';
import { sessionName, type OpenSessions, type OwnSession } from '../../state/open-sessions.ts';
import { useWorkspace } from '../workspace-context.ts';
import { SessionRow } from './SessionRow.tsx';

/** Every browser and extension that is signed in, and the way to end it there. */
export function Sessions({ model }: { model: OpenSessions }) {
  const { toasts } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const rows = model.rows.value;

  const attempt = async (act: () => Promise<void>, said: string) => {
    setBusy(true);
    try {
      await act();
      toasts.show(said);
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
      // It may have ended by itself.
      void model.load();
    } finally {
      setBusy(false);
    }
  };
  const end = (one: OwnSession) =>
    void attempt(
      () => model.end(one),
      t('sessions.ended', { name: sessionName(one) ?? t('sessions.unknown') }),
    );

  return (
    <section class="card" aria-labelledby="sessions-title">
      <header class="account-line">
        <h2 id="sessions-title" tabIndex={-1}>
          {t('sessions.title')}
        </h2>
        {model.hasOthers.value && (
          <Button
            small
            busy={isBusy}
            onClick={() => void attempt(model.endOthers, t('sessions.othersEnded'))}
          >
            {t('sessions.endOthers')}
          </Button>
        )}
      </header>
      {!rows && model.failure.value && (
        <Failed failure={model.failure.value} onRetry={() => void model.load()} />
      )}
      {!rows && !model.failure.value && <Skeleton rows={2} height={48} />}
      <ul class="sessions">
        {rows?.map((one) => (
          <SessionRow key={one.id} session={one} isBusy={isBusy} onEnd={() => end(one)} />
        ))}
      </ul>
      {model.next.value && (
        <Button small look="plain" onClick={() => void model.loadMore()}>
          {t('sessions.more')}
        </Button>
      )}
      {rows && !model.hasOthers.value && <p class="faint small">{t('sessions.onlyThis')}</p>}
    </section>
  );
}
