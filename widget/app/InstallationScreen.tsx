import { useEffect } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { t } from '../messages/t.ts';
import { Companies } from '../screens/installation/Companies.tsx';
import { Health } from '../screens/installation/Health.tsx';
import { Nowhere } from '../screens/Nowhere.tsx';
import { AccountPage } from './AccountPage.tsx';

const titles: Record<string, () => string> = {
  '/': () => t('nav.companies'),
  '/health': () => t('nav.health'),
  '/account': () => t('nav.account'),
};

/** The screen that a path leads a superadmin to who is in no company. */
export function InstallationScreen({ path, me }: { path: string; me: Me }) {
  const title = (titles[path] ?? (() => t('nowhere.title')))();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  if (path === '/') return <Companies />;
  if (path === '/health') return <Health />;
  if (path === '/account') return <AccountPage me={me} />;
  return <Nowhere />;
}
