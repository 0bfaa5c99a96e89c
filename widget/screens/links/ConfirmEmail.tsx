import { useState } from 'preact/hooks';

import { confirmEmailChange } from '../../../contract/email-change.ts';
import { Button } from '../../components/Button.tsx';
import { LoneCard } from '../../components/LoneCard.tsx';
import { t } from '../../messages/t-account.ts';
import { failureOf } from '../../state/failure.ts';
import { useWorkspace } from '../workspace-context.ts';
import { isDeadLink } from './dead-link.ts';
import { Told } from './Told.tsx';

/** Makes the change of one's address, at a click: what opens links by itself, as mail scanners do, changes nothing. */
export function ConfirmEmail({ secret }: { secret: string | null }) {
  const { call, session } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [ended, setEnded] = useState<'done' | 'dead' | null>(null);
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call(confirmEmailChange, { token: secret ?? '' });
      setEnded('done');
      if (session.state.value.is === 'signedIn') void session.load();
    } catch (error) {
      if (isDeadLink(error)) setEnded('dead');
      else setProblem(failureOf(error).why);
    } finally {
      setBusy(false);
    }
  };
  const home = { path: '/', label: t('account.home') };
  if (ended === 'done')
    return <Told title={t('confirmEmail.doneTitle')} lines={[t('confirmEmail.done')]} to={home} />;
  if (ended === 'dead' || secret === null)
    return <Told title={t('link.deadTitle')} lines={[t('confirmEmail.dead')]} to={home} />;
  return (
    <LoneCard title={t('confirmEmail.title')}>
      <p class="quiet">{t('confirmEmail.why')}</p>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <Button look="primary" busy={isBusy} onClick={() => void confirm()}>
        {t('confirmEmail.submit')}
      </Button>
    </LoneCard>
  );
}
