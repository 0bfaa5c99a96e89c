import { useEffect, useMemo, useState } from 'preact/hooks';

import type { Output } from '../../../contract/endpoint.ts';
import { needed, text } from '../../../contract/field.ts';
import { confirmTotp, startTotp } from '../../../contract/totp.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-account.ts';
import { wantsPassword } from '../../state/confirmation.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const fields = { code: needed(text(t('totp.code'))) };

interface TotpSetUpProps {
  email: string;
  /** The second factor is on, and its recovery codes are kept. */
  onDone: () => void;
  onLeave?: () => void;
}

/** Gets a secret, has it scanned, takes the first code for proof, and shows the recovery codes, once. */
export function TotpSetUp({ email, onDone, onLeave }: TotpSetUpProps) {
  const { call, toasts } = useWorkspace();
  const form = useMemo(() => createForm({ fields }), []);
  const [secret, setSecret] = useState<Output<typeof startTotp> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  const start = async () => {
    setFailure(null);
    try {
      setSecret(await call(startTotp, {}));
    } catch (error) {
      // Whoever leaves the question for the password leaves this, too.
      if (onLeave && wantsPassword(error)) onLeave();
      else setFailure(failureOf(error));
    }
  };
  // oxlint-disable-next-line react/exhaustive-deps -- once: each time makes another secret
  useEffect(() => void start(), []);
  const confirm = async () => {
    const { recoveryCodes } = await call(confirmTotp, { code: typedText(form, 'code') });
    setCodes(recoveryCodes);
  };

  if (codes) return <RecoveryCodes codes={codes} email={email} onKept={onDone} />;
  if (failure)
    return (
      // Without leave to see anything else, the question for the password can be had again.
      <Failed failure={{ ...failure, kind: 'failed' }} onRetry={() => void start()} />
    );
  if (!secret) return <Skeleton rows={4} />;
  return (
    <div class="form totp">
      <p>{t('totp.scan')}</p>
      <QrCode text={secret.uri} label={t('totp.qr')} />
      <div class="totp-secret">
        <code aria-label={t('totp.secret')} role="group">
          {secret.secret.replace(/.{4}(?=.)/g, '$& ')}
        </code>
        <Button
          icon="copy"
          small
          onClick={() => void copyText(secret.secret, t('totp.secretCopied'), toasts)}
        >
          {t('totp.copySecret')}
        </Button>
      </div>
      <AccountForm form={form} submitLabel={t('totp.confirm')} onSave={confirm} onLeave={onLeave}>
        <AccountInput form={form} name="code" type="text" autoComplete="one-time-code" takesFocus />
      </AccountForm>
    </div>
  );
}
