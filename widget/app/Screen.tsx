import { useEffect } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { t } from '../messages/t-workspace.ts';
import { FollowUps } from '../screens/FollowUps.tsx';
import { Home } from '../screens/Home.tsx';
import { Nowhere } from '../screens/Nowhere.tsx';
import { Tags } from '../screens/tags/Tags.tsx';
import { asSeenBy } from '../state/rights.ts';
import { AccountPage } from './AccountPage.tsx';
import { lazily } from './lazily.tsx';
import { RecordScreen } from './RecordScreen.tsx';
import type { Route } from './routes.ts';

const admin = () => import('./admin.ts');
const Imports = lazily(async () => (await import('./imports.ts')).Imports);
const Members = lazily(async () => (await admin()).Members);
const Teams = lazily(async () => (await admin()).Teams);
const Roles = lazily(async () => (await admin()).Roles);
const Fields = lazily(async () => (await admin()).Fields);
const CompanySettings = lazily(async () => (await admin()).CompanySettings);
const WebsiteForms = lazily(async () => (await admin()).WebsiteForms);
const Mailbox = lazily(async () => (await admin()).Mailbox);
const merging = () => import('./merging.ts');
const Merge = lazily(async () => (await merging()).Merge);
const Convert = lazily(async () => (await merging()).Convert);
const Duplicates = lazily(async () => (await merging()).Duplicates);
const AuditLog = lazily(async () => (await admin()).AuditLog);
const SecurityLog = lazily(async () => (await admin()).SecurityLog);
const NotFoundLog = lazily(async () => (await admin()).NotFoundLog);
const AccessGrants = lazily(async () => (await admin()).AccessGrants);

const titleOf = (route: Route): string => {
  switch (route.to) {
    case 'records':
      return route.type.labelPlural;
    case 'create':
      return t('create.title', { label: route.type.label.toLowerCase() });
    case 'nowhere':
      return t('nowhere.title');
    case 'members':
      return t('nav.team');
    default:
      return t(`nav.${route.to}`);
  }
};

/** The screen of a route. */
export function Screen({ route, me }: { route: Route; me: Me }) {
  const title = titleOf(route);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  switch (route.to) {
    case 'home':
      return <Home me={me} />;
    case 'records':
    case 'create':
      return <RecordScreen key={`${route.to} ${route.type.name}`} route={route} me={me} />;
    case 'imports':
      return <Imports me={me} open={route.open} />;
    case 'merge':
      return <Merge me={me} type={asSeenBy(me, route.type)} id={route.id} />;
    case 'convert':
      return <Convert me={me} id={route.id} />;
    case 'duplicates':
      return <Duplicates me={me} />;
    case 'followUps':
      return <FollowUps key="followUps" />;
    case 'tasks':
      return <FollowUps key="tasks" isTasks />;
    case 'tags':
      return <Tags />;
    case 'members':
      return <Members me={me} />;
    case 'teams':
      return <Teams me={me} />;
    case 'roles':
      return <Roles me={me} open={route.open} />;
    case 'fields':
      return <Fields me={me} />;
    case 'company':
      return <CompanySettings me={me} />;
    case 'websiteForms':
      return <WebsiteForms me={me} />;
    case 'mailbox':
      return <Mailbox me={me} />;
    case 'auditLog':
      return <AuditLog me={me} />;
    case 'securityLog':
      return <SecurityLog me={me} />;
    case 'notFoundLog':
      return <NotFoundLog me={me} />;
    case 'accessGrants':
      return <AccessGrants me={me} />;
    case 'account':
      return <AccountPage me={me} />;
    default:
      return <Nowhere />;
  }
}
