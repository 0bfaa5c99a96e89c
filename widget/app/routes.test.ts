import { expect, test } from 'vitest';

import { routeOf } from './routes.ts';

const id = '01934f5e-7c1a-7b3e-8a55-0123456789ab';

test.each([
  ['/', 'home'],
  ['/leads', 'records'],
  [`/leads/${id}`, 'records'],
  ['/clients/new', 'create'],
  ['/follow-ups', 'followUps'],
  ['/team', 'members'],
  ['/team/teams', 'teams'],
  ['/team/roles', 'roles'],
  [`/team/roles/${id}`, 'roles'],
  ['/settings', 'company'],
  ['/settings/website-forms', 'websiteForms'],
  ['/settings/audit-log', 'auditLog'],
  ['/team/roles/42', 'nowhere'],
  ['/settings/nothing', 'nowhere'],
  ['/account', 'account'],
  ['/nothing', 'nowhere'],
  ['/leads/42', 'nowhere'],
  [`/leads/${id}/more`, 'nowhere'],
  ['/notes', 'records'],
  ['/tasks', 'tasks'],
  ['/interactions', 'nowhere'],
  [`/leads/${id}/merge`, 'merge'],
  [`/contacts/${id}/merge`, 'merge'],
  [`/projects/${id}/merge`, 'nowhere'],
  [`/leads/${id}/convert`, 'convert'],
  [`/clients/${id}/convert`, 'nowhere'],
  ['/leads/42/merge', 'nowhere'],
  ['/duplicates', 'duplicates'],
])('%s leads to %s', (path, to) => {
  expect(routeOf(path).to).toBe(to);
});

test('a record is opened in the list of its kind', () => {
  expect(routeOf(`/clients/${id}`)).toMatchObject({ type: { name: 'client' }, open: id });
});
