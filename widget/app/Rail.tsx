import type { Me } from '../../contract/sessions.ts';
import { Brand } from '../components/Brand.tsx';
import { Icon } from '../components/Icon.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import { mainPlaces, openTo, settingsPlaces } from '../screens/places.ts';
import { useWorkspace } from '../screens/workspace-context.ts';
import { Account } from './Account.tsx';

/** Left out of the bar at the foot of a phone; there they stand in the menu of the account. */
const minor = new Set(['/projects', '/tasks', '/team', '/settings']);

/** The places of a company that a role opens; Settings leads to the first of its pages that is open. */
function ofCompany(me: Me) {
  const [settings] = openTo(me, settingsPlaces);
  return [
    ...openTo(me, mainPlaces).map((one) => ({ ...one, to: one.path })),
    ...(settings
      ? [{ ...settings, label: 'nav.settings' as const, path: '/settings', to: settings.path }]
      : []),
  ];
}

/** For who runs the installation and is in no company. */
const ofInstallation = [
  { path: '/', to: '/', label: 'nav.companies', icon: 'client' },
  { path: '/health', to: '/health', label: 'nav.health', icon: 'activity' },
  { path: '/strangers', to: '/strangers', label: 'nav.strangers', icon: 'shield' },
] as const;

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

const isHere = (path: string, place: string) =>
  path === '/' ? place === '/' : place === path || place.startsWith(`${path}/`);

interface RailProps {
  me: Me;
  onSearch: () => void;
  onKeys: () => void;
}

/** Where one can go: beside the screen, or at its foot on a phone. */
export function Rail({ me, onSearch, onKeys }: RailProps) {
  const { router, agenda } = useWorkspace();
  const { href } = useSurroundings();
  const place = router.place.value.path;
  const entries = me.tenant ? ofCompany(me) : ofInstallation;
  const overdue = agenda.answer.value?.overdue.count ?? 0;
  return (
    <nav class="rail" aria-label={t('app.navigation')}>
      <div class="rail-head">
        <Brand />
        <span class="rail-tenant cut">{me.tenant?.name ?? t('installation.name')}</span>
      </div>
      {me.tenant && (
        <button type="button" class="rail-search" onClick={onSearch}>
          <Icon name="search" />
          <span>{t('app.searchOrGo')}</span>
          <kbd aria-hidden="true">{t(isMac() ? 'app.searchKeysMac' : 'app.searchKeys')}</kbd>
        </button>
      )}
      <ul class="rail-list">
        {entries.map(({ path, to, label, icon }) => (
          <li key={path} data-minor={minor.has(path) || undefined}>
            <a
              class="rail-link"
              href={href(to)}
              title={t(label)}
              aria-current={isHere(path, place) ? 'page' : undefined}
            >
              <Icon name={icon} />
              <span>{t(label)}</span>
              {path === '/follow-ups' && overdue > 0 && (
                <span class="rail-count" title={t('rail.overdue', { count: overdue })}>
                  <span aria-hidden="true">{overdue}</span>
                  <span class="unseen">{t('rail.overdue', { count: overdue })}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <Account me={me} onKeys={onKeys} />
    </nav>
  );
}
