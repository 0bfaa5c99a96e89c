import { expect, test } from 'vitest';

import { endpoints } from '../contract/index.ts';

test('the list of what takes no right of a role is closed: one’s own account, what shows each just what they may see, and names', () => {
  const free = endpoints.filter(({ access, needs }) => access === 'member' && needs === null);
  expect(free.map(({ id }) => id).toSorted()).toEqual([
    'agenda.get',
    'bulkChanges.undo',
    'captures.create',
    'conversions.list',
    'conversions.undo',
    'customFields.list',
    'duplicates.dismiss',
    'duplicates.list',
    'duplicates.recall',
    'followUps.complete',
    'followUps.snooze',
    'history.list',
    'imports.change',
    'imports.create',
    'imports.get',
    'imports.lines',
    'imports.list',
    'imports.refused',
    'imports.run',
    'imports.undo',
    'listSettings.change',
    'matches.find',
    'me.change',
    'me.changeEmail',
    'members.list',
    'merges.list',
    'merges.undo',
    'pairings.create',
    'roles.list',
    'tags.list',
    'teams.list',
    'tenant.get',
    'timeline.list',
    'views.change',
    'views.create',
    'views.list',
    'views.remove',
  ]);
});

test('the list of what needs nobody who is signed in is closed', () => {
  const open = endpoints.filter(({ access }) => access === 'anyone' || access === 'publishableKey');
  expect(open.map(({ id }) => id).toSorted()).toEqual([
    'emailChanges.confirm',
    'invitations.accept',
    'invitations.look',
    'notFound.report',
    'pairings.redeem',
    'passwordResets.complete',
    'passwordResets.create',
    'sessions.create',
    'setUp.create',
    'websiteForms.submit',
  ]);
});

test('the list of what asks for the password again is closed', () => {
  const confirmed = endpoints.filter((endpoint) => endpoint.confirmed);
  expect(confirmed.map(({ id }) => id).toSorted()).toEqual([
    'grants.open',
    'invitations.create',
    'invitations.resend',
    'mailbox.list',
    'members.change',
    'members.disable',
    'members.remove',
    'roles.change',
    'roles.create',
    'roles.remove',
    'roles.reset',
    'tenant.change',
    'totp.start',
    'websiteForms.change',
    'websiteForms.create',
  ]);
});

test('the list of what else a paired device may not do is closed', () => {
  const inWorkspace = endpoints.filter((endpoint) => endpoint.inWorkspace);
  expect(inWorkspace.map(({ id }) => id).toSorted()).toEqual([
    'me.changeEmail',
    'me.changePassword',
    'sessions.confirm',
    'totp.confirm',
    'totp.disable',
  ]);
});
