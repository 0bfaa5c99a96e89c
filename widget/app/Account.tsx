import type { Me } from '../../contract/sessions.ts';
import { Avatar } from '../components/Avatar.tsx';
import { Icon } from '../components/Icon.tsx';
import { Menu, type MenuChoice } from '../components/Menu.tsx';
import { t } from '../messages/t.ts';
import { useWorkspace } from '../screens/workspace-context.ts';
import { failureOf } from '../state/failure.ts';
import { themes, useTheme } from './theme.ts';

/** Who is signed in; the menu holds what is needed seldom. */
export function Account({ me, onKeys }: { me: Me; onKeys: () => void }) {
  const { router, session, toasts } = useWorkspace();
  const leave = async () => {
    try {
      await session.leave();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };
  const [theme, setTheme] = useTheme();
  const go = (path: string) => () => router.go(path);
  const ofCompany: MenuChoice[] = [
    { id: 'contacts', label: t('nav.contacts'), icon: 'lead', onChoose: go('/contacts') },
    { id: 'projects', label: t('nav.projects'), icon: 'project', onChoose: go('/projects') },
    { id: 'team', label: t('nav.team'), icon: 'team', onChoose: go('/team') },
    {
      id: 'forms',
      label: t('nav.websiteForms'),
      icon: 'settings',
      onChoose: go('/settings/website-forms'),
    },
  ];
  const choices: MenuChoice[] = [
    ...(me.tenant ? ofCompany : []),
    { id: 'account', label: t('nav.account'), icon: 'lead', onChoose: go('/account') },
    { id: 'keys', label: t('app.shortcuts'), icon: 'keyboard', hint: '?', onChoose: onKeys },
    ...themes.map((one) => ({
      id: one,
      label: t(`app.theme.${one}`),
      checked: one === theme,
      onChoose: () => setTheme(one),
    })),
    {
      id: 'signOut',
      label: t('app.signOut'),
      icon: 'signOut',
      onChoose: () => void leave(),
    },
  ];
  return (
    <div class="rail-account">
      <Menu
        buttonClass="rail-link"
        label={t('app.account', { name: me.member.name })}
        choices={choices}
      >
        <Avatar name={me.member.name} isMember />
        <span class="rail-name cut">{me.member.name}</span>
        <Icon name="up" />
      </Menu>
    </div>
  );
}
