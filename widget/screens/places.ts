import type { Need } from '../../contract/permissions.ts';
import type { Me } from '../../contract/sessions.ts';
import type { IconName } from '../components/icons.ts';
import type { MessageKey } from '../messages/t-workspace.ts';
import { may } from '../state/rights.ts';

export interface Destination {
  path: string;
  label: MessageKey & `nav.${string}`;
  icon: IconName;
  /** What a role must allow for it to be of use; null: it is everybody's. */
  needs: Need | null;
}

/** Where the rail leads, the settings apart. */
export const mainPlaces: readonly Destination[] = [
  { path: '/', label: 'nav.home', icon: 'home', needs: null },
  { path: '/leads', label: 'nav.leads', icon: 'lead', needs: ['lead', 'read'] },
  { path: '/clients', label: 'nav.clients', icon: 'client', needs: ['client', 'read'] },
  { path: '/projects', label: 'nav.projects', icon: 'project', needs: ['project', 'read'] },
  { path: '/follow-ups', label: 'nav.followUps', icon: 'followUp', needs: ['followUp', 'read'] },
  { path: '/tasks', label: 'nav.tasks', icon: 'check', needs: ['followUp', 'read'] },
  { path: '/team', label: 'nav.team', icon: 'team', needs: null },
];

const contacts: Destination = {
  path: '/contacts',
  label: 'nav.contacts',
  icon: 'lead',
  needs: ['contact', 'read'],
};

const duplicates: Destination = {
  path: '/duplicates',
  label: 'nav.duplicates',
  icon: 'merge',
  needs: ['lead', 'read'],
};

/** Lists that the rail has no room for; the palette and the pages of records lead there. */
export const furtherPlaces: readonly Destination[] = [
  contacts,
  duplicates,
  { path: '/accounts', label: 'nav.accounts', icon: 'client', needs: ['account', 'read'] },
  { path: '/notes', label: 'nav.notes', icon: 'note', needs: ['note', 'read'] },
  { path: '/tags', label: 'nav.tags', icon: 'columns', needs: null },
];

/** The pages below Team. */
export const teamPlaces: readonly Destination[] = [
  { path: '/team', label: 'nav.members', icon: 'team', needs: null },
  { path: '/team/teams', label: 'nav.teams', icon: 'team', needs: null },
  { path: '/team/roles', label: 'nav.roles', icon: 'team', needs: null },
];

/** The pages below Settings. */
export const settingsPlaces: readonly Destination[] = [
  { path: '/settings', label: 'nav.company', icon: 'settings', needs: ['tenant', 'change'] },
  { path: '/settings/fields', label: 'nav.fields', icon: 'settings', needs: ['tenant', 'change'] },
  {
    path: '/settings/website-forms',
    label: 'nav.websiteForms',
    icon: 'settings',
    needs: ['websiteForms', 'change'],
  },
  {
    path: '/settings/mailbox',
    label: 'nav.mailbox',
    icon: 'settings',
    needs: ['members', 'change'],
  },
  {
    path: '/settings/audit-log',
    label: 'nav.auditLog',
    icon: 'settings',
    needs: ['auditLog', 'read'],
  },
  {
    path: '/settings/security-log',
    label: 'nav.securityLog',
    icon: 'settings',
    needs: ['securityLog', 'read'],
  },
  {
    path: '/settings/not-found',
    label: 'nav.notFoundLog',
    icon: 'settings',
    needs: ['securityLog', 'read'],
  },
  {
    path: '/settings/access',
    label: 'nav.accessGrants',
    icon: 'settings',
    needs: ['securityLog', 'read'],
  },
];

/** What who runs the installation reads of those who belong to no company. */
export const strangersPlaces: readonly Destination[] = [
  { path: '/strangers', label: 'nav.securityLog', icon: 'shield', needs: null },
  { path: '/strangers/not-found', label: 'nav.notFoundLog', icon: 'shield', needs: null },
];

/** Those of some places that somebody's role opens. */
export const openTo = (me: Me, places: readonly Destination[]): Destination[] =>
  places.filter(({ needs }) => needs === null || may(me, ...needs));
