import type { Me } from '../../contract/sessions.ts';
import { Avatar } from '../components/Avatar.tsx';
import { Icon } from '../components/Icon.tsx';
import { Menu, type MenuChoice } from '../components/Menu.tsx';
import { t } from '../messages/t-workspace.ts';
import { furtherPlaces, mainPlaces, openTo, settingsPlaces } from '../screens/places.ts';
import { useWorkspace } from '../screens/workspace-context.ts';
import { failureOf } from '../state/failure.ts';
import { themes, useTheme } from './theme.ts';

/** Places that a phone's bar has no room for. */
const seldom = new Set([
  '/contacts',
  '/accounts',
  '/notes',
  '/tags',
  '/projects',
  '/tasks',
  '/team',
]);

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
  const [settings] = openTo(me, settingsPlaces);
  const places = [
    ...openTo(me, [...furtherPlaces, ...mainPlaces]).filter(({ path }) => seldom.has(path)),
    ...(settings ? [{ ...settings, label: 'nav.settings' as const }] : []),
  ];
  const choices: MenuChoice[] = [
    ...(me.tenant ? places : []).map(({ path, label, icon }) => ({
      id: path,
      label: t(label),
      icon,
      onChoose: () => router.go(path),
    })),
    {
      id: 'account',
      label: t('nav.account'),
      icon: 'lead',
      onChoose: () => router.go('/account'),
    },
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
