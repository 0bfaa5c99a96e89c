import type { Me } from '../../contract/sessions.ts';
import { Brand } from '../components/Brand.tsx';
import { Icon } from '../components/Icon.tsx';
import type { IconName } from '../components/icons.ts';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t.ts';
import type { MessageKey } from '../messages/t.ts';
import { useWorkspace } from '../screens/workspace-context.ts';
import { Account } from './Account.tsx';

interface Entry {
  path: string;
  label: MessageKey & `nav.${string}`;
  icon: IconName;
  /** Left out of the bar at the foot of a phone. */
  isMinor?: boolean;
}

const ofCompany: readonly Entry[] = [
  { path: '/', label: 'nav.home', icon: 'home' },
  { path: '/leads', label: 'nav.leads', icon: 'lead' },
  { path: '/clients', label: 'nav.clients', icon: 'client' },
  { path: '/projects', label: 'nav.projects', icon: 'project', isMinor: true },
  { path: '/follow-ups', label: 'nav.followUps', icon: 'followUp' },
  { path: '/team', label: 'nav.team', icon: 'team', isMinor: true },
];

/** For who runs the installation and is in no company. */
const ofInstallation: readonly Entry[] = [
  { path: '/', label: 'nav.companies', icon: 'client' },
  { path: '/health', label: 'nav.health', icon: 'activity' },
];

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
  const entries = me.tenant ? ofCompany : ofInstallation;
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
        {entries.map(({ path, label, icon, isMinor }) => (
          <li key={path} data-minor={isMinor}>
            <a
              class="rail-link"
              href={href(path)}
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
