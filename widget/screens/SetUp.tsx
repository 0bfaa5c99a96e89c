import { useMemo } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { AccountForm } from '../components/AccountForm.tsx';
import { AccountInput } from '../components/AccountInput.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoneCard } from '../components/LoneCard.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-installation.ts';
import { createForm, Refusal } from '../state/form.ts';
import { typedText } from '../state/typed-text.ts';
import { useLinkSecret } from './links/useLinkSecret.ts';
import { useWorkspace } from './workspace-context.ts';

const fields = {
  name: needed(text(t('setUp.name'))),
  email: needed(text(t('signIn.email'))),
  password: needed(text(t('signIn.password'), { help: t('setUp.passwordHelp') })),
};

/** The first thing of all: whoever has the link that the server printed comes to run the installation. */
export function SetUp() {
  const { session, router } = useWorkspace();
  const { href } = useSurroundings();
  const form = useMemo(() => createForm({ fields }), []);
  const secret = useLinkSecret();
  const submit = async () => {
    try {
      await session.setUp({
        token: secret ?? '',
        name: typedText(form, 'name'),
        email: typedText(form, 'email'),
        password: typedText(form, 'password'),
      });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not_found')
        throw new Refusal(t('setUp.over'));
      throw error;
    }
    router.go('/', { replace: true });
  };
  if (!secret)
    return (
      <main class="lone">
        <EmptyState
          icon="settings"
          action={
            <a class="button" href={href('/')}>
              {t('setUp.signIn')}
            </a>
          }
        >
          {t('setUp.noLink')}
        </EmptyState>
      </main>
    );
  return (
    <LoneCard title={t('setUp.title')}>
      <p class="quiet">{t('setUp.why')}</p>
      <AccountForm form={form} submitLabel={t('setUp.submit')} onSave={submit}>
        <AccountInput form={form} name="name" type="text" autoComplete="name" takesFocus />
        <AccountInput form={form} name="email" type="email" autoComplete="username" />
        <AccountInput form={form} name="password" type="password" autoComplete="new-password" />
      </AccountForm>
    </LoneCard>
  );
}
