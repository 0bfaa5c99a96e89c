import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import type { CurrentSession } from './current.ts';
import { PairForm } from './PairForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';

interface SignInProps {
  apiAddress: string;
  /** The member whose sign-in has ended, where that is why the form is shown. */
  ended: CurrentSession | null;
  onOptions: () => void;
}

/** A code from the workspace, or e-mail and password; before them, who was signed in and why that is over. */
export function SignIn({ apiAddress, ended, onOptions }: SignInProps) {
  const member = ended?.session.member;
  return (
    <section class="sign-in form">
      {member ? (
        <div class="banner" data-tone="soon" role="status">
          <div class="grow">
            <h1>{t('signIn.ended', { name: member.name })}</h1>
            <p>{t('signIn.endedWhy')}</p>
          </div>
        </div>
      ) : (
        <h1>{t('signIn.title')}</h1>
      )}
      <PairForm apiAddress={apiAddress} />
      <p class="sign-in-or small faint">{t('signIn.orPassword')}</p>
      <PasswordForm apiAddress={apiAddress} email={member?.email ?? ''} />
      <p class="small faint sign-in-address">
        <span class="cut">
          {t('signIn.at', { address: apiAddress.replace(/^https?:\/\//, '') })}
        </span>
        <Button look="plain" small onClick={onOptions}>
          {t('signIn.change')}
        </Button>
      </p>
    </section>
  );
}
