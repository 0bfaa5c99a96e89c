import { useMemo } from 'preact/hooks';

import type { Output } from '../../../contract/endpoint.ts';
import { needed, text } from '../../../contract/field.ts';
import type { lookAtInvitation } from '../../../contract/invitations.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { LoneCard } from '../../components/LoneCard.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { newPassword } from '../account/account-fields.ts';
import { useWorkspace } from '../workspace-context.ts';
import { isDeadLink } from './dead-link.ts';

const fields = { name: needed(text(t('account.name'))), password: newPassword };

interface JoinProps {
  invitation: Output<typeof lookAtInvitation>;
  secret: string;
  /** The link was used or taken back meanwhile. */
  onDead: () => void;
}

/** Who invites to what; a name and a password make whoever has the link a member, who is then signed in. */
export function Join({ invitation, secret, onDead }: JoinProps) {
  const { session, router } = useWorkspace();
  const { tenantName: company, roleName: role, invitedBy: inviter, email, name } = invitation;
  const form = useMemo(() => createForm({ fields, initial: { name } }), [name]);
  const state = session.state.value;
  const join = async () => {
    try {
      await session.join({
        token: secret,
        name: typedText(form, 'name'),
        password: typedText(form, 'password'),
      });
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      return onDead();
    }
    router.go('/', { replace: true });
  };
  return (
    <LoneCard title={t('join.title', { company })}>
      <div>
        <p>
          {inviter
            ? t('join.by', { inviter, company, role })
            : t('join.byNobody', { company, role })}
        </p>
        <p class="quiet">{t('join.email', { email })}</p>
      </div>
      {state.is === 'signedIn' && (
        <p class="banner" data-tone="soon">
          {t('join.other', { name: state.me.member.name })}
        </p>
      )}
      <AccountForm form={form} submitLabel={t('join.submit')} onSave={join}>
        {/* For the password manager: the name under which the password is kept. */}
        <input hidden type="email" autoComplete="username" value={email} readOnly />
        <AccountInput form={form} name="name" type="text" autoComplete="name" takesFocus />
        <AccountInput form={form} name="password" type="password" autoComplete="new-password" />
      </AccountForm>
    </LoneCard>
  );
}
