import { useMemo } from 'preact/hooks';

import { ApiError } from '../../contract/client.ts';
import { needed, text } from '../../contract/field.ts';
import { AccountInput } from '../components/AccountInput.tsx';
import { Brand } from '../components/Brand.tsx';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t.ts';
import { createForm, Refusal } from '../state/form.ts';
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
  const secret = useMemo(() => location.hash.slice(1), []);
  const submit = async () => {
    const { name, email, password } = form.values();
    try {
      await session.setUp({
        token: secret,
        name: String(name),
        email: String(email),
        password: String(password),
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
    <main class="sign-in">
      <form
        class="form sign-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(submit);
        }}
      >
        <Brand />
        <h1>{t('setUp.title')}</h1>
        <p class="quiet">{t('setUp.why')}</p>
        <AccountInput form={form} name="name" type="text" autoComplete="name" takesFocus />
        <AccountInput form={form} name="email" type="email" autoComplete="username" />
        <AccountInput form={form} name="password" type="password" autoComplete="new-password" />
        {form.problem.value && (
          <p class="field-error" role="alert">
            {form.problem.value}
          </p>
        )}
        <Button type="submit" look="primary" busy={form.busy.value}>
          {t('setUp.submit')}
        </Button>
      </form>
    </main>
  );
}
