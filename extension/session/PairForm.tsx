import { useSignal } from '@preact/signals';

import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { deviceName } from '../../widget/state/device-name.ts';
import { Line } from './Line.tsx';
import { pair } from './sign-in.ts';
import { useAttempt } from './useAttempt.ts';

/** A code from the workspace: no password is typed here, and the device can be signed out from there. */
export function PairForm({ apiAddress }: { apiAddress: string }) {
  const code = useSignal('');
  const name = useSignal(deviceName(navigator.userAgent) ?? t('signIn.thisBrowser'));
  const { isBusy, problem, attempt } = useAttempt(apiAddress);
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt(() => pair(code.value, name.value));
  };
  const { field, message } = problem.value ?? {};
  return (
    <form class="form pair-form" onSubmit={submit}>
      <p class="quiet small">{t('signIn.howToPair')}</p>
      <div class="pair-lines">
        <Line
          id="pairing-code"
          label={t('signIn.pairingCode')}
          autoComplete="off"
          value={code}
          error={field === 'name' ? null : message}
        />
        <Line
          id="device-name"
          label={t('signIn.deviceName')}
          autoComplete="off"
          value={name}
          error={field === 'name' ? message : null}
        />
      </div>
      <Button type="submit" look="primary" busy={isBusy.value}>
        {t('signIn.pair')}
      </Button>
    </form>
  );
}
