import { useEffect } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { t } from '../messages/t.ts';
import { CreateRecord } from '../screens/CreateRecord.tsx';
import { FollowUps } from '../screens/FollowUps.tsx';
import { Home } from '../screens/Home.tsx';
import { Nowhere } from '../screens/Nowhere.tsx';
import { Records } from '../screens/records/Records.tsx';
import { Team } from '../screens/Team.tsx';
import { WebsiteForms } from '../screens/WebsiteForms.tsx';
import { AccountPage } from './AccountPage.tsx';
import type { Route } from './routes.ts';

const titleOf = (route: Route): string => {
  switch (route.to) {
    case 'home':
      return t('nav.home');
    case 'records':
      return route.type.labelPlural;
    case 'create':
      return t('create.title', { label: route.type.label.toLowerCase() });
    case 'followUps':
      return t('nav.followUps');
    case 'team':
      return t('nav.team');
    case 'websiteForms':
      return t('nav.websiteForms');
    case 'account':
      return t('nav.account');
    default:
      return t('nowhere.title');
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
      return <Records key={route.type.name} type={route.type} open={route.open} />;
    case 'create':
      return <CreateRecord key={route.type.name} type={route.type} />;
    case 'followUps':
      return <FollowUps />;
    case 'team':
      return <Team />;
    case 'websiteForms':
      return <WebsiteForms me={me} />;
    case 'account':
      return <AccountPage me={me} />;
    default:
      return <Nowhere />;
  }
}
