import { useEffect } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { t } from '../messages/t-workspace.ts';
import { Companies } from '../screens/installation/Companies.tsx';
import { Health } from '../screens/installation/Health.tsx';
import { Nowhere } from '../screens/Nowhere.tsx';
import { AccountPage } from './AccountPage.tsx';
import { lazily } from './lazily.tsx';

const admin = () => import('./admin.ts');
const StrangersSecurityLog = lazily(async () => (await admin()).StrangersSecurityLog);
const StrangersNotFoundLog = lazily(async () => (await admin()).StrangersNotFoundLog);

const titles: Record<string, () => string> = {
  '/': () => t('nav.companies'),
  '/health': () => t('nav.health'),
  '/strangers': () => t('nav.strangers'),
  '/strangers/not-found': () => t('nav.strangers'),
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
  if (path === '/strangers') return <StrangersSecurityLog me={me} />;
  if (path === '/strangers/not-found') return <StrangersNotFoundLog me={me} />;
  if (path === '/account') return <AccountPage me={me} />;
  return <Nowhere />;
}
