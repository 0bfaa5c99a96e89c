import { useEffect, useRef } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { t } from '../../messages/t-account.ts';
import { useWorkspace } from '../workspace-context.ts';

interface RecoveryCodesProps {
  codes: string[];
  email: string;
  onKept: () => void;
}

/** Hands a text over as a file, without asking anybody for it. */
function download(name: string, content: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/plain' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The recovery codes, which nobody can be shown again. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const { toasts } = useWorkspace();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const title = t('totp.file', { email });
  const save = () => download(`${title}.txt`, `${[title, '', ...codes].join('\n')}\n`);
  return (
    <div class="form">
      <h3 ref={head} tabIndex={-1}>
        {t('totp.recoveryTitle')}
      </h3>
      <p class="quiet">{t('totp.recoveryWhy')}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="form-actions">
        <Button
          icon="copy"
          onClick={() => void copyText(codes.join('\n'), t('totp.codesCopied'), toasts)}
        >
          {t('totp.copyCodes')}
        </Button>
        <Button onClick={save}>{t('totp.download')}</Button>
        <Button look="primary" onClick={onKept}>
          {t('totp.kept')}
        </Button>
      </div>
    </div>
  );
}
