import { useEffect } from 'preact/hooks';

import { t } from '../../messages/t-account.ts';
import { ConfirmEmail } from './ConfirmEmail.tsx';
import { ForgotPassword } from './ForgotPassword.tsx';
import { Invitation } from './Invitation.tsx';
import type { LinkPlace } from './places.ts';
import { ResetPassword } from './ResetPassword.tsx';

const screens = {
  '/forgot-password': [() => t('forgot.title'), ForgotPassword],
  '/reset-password': [() => t('reset.title'), ResetPassword],
  '/invitation': [() => t('join.title', { company: t('app.name') }), Invitation],
  '/confirm-email': [() => t('confirmEmail.title'), ConfirmEmail],
} as const;

interface LinkScreenProps {
  place: LinkPlace;
  /** What stood behind the `#` of the link. */
  secret: string | null;
}

/** What a link of a mail leads to, for whoever has it. Another link is another screen, with nothing left of the one before. */
export function LinkScreen({ place, secret }: LinkScreenProps) {
  const [title, Shown] = screens[place];
  useEffect(() => {
    document.title = `${title()} · ${t('app.name')}`;
  }, [title]);
  return <Shown key={secret} secret={secret} />;
}
