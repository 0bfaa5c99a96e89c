import { newId } from '../../contract/id.ts';
import { standardRoles } from '../../contract/permissions.ts';

/** Inputs for each endpoint about roles, teams, members, invitations and the company, all about `ids`. */
export const peopleInputs = (
  ids: { member: string; colleague: string; role: string; standardRole: string },
  word: string,
): Record<string, object[]> => ({
  'roles.list': [{}, { limit: 1 }],
  'roles.preview': [
    {
      memberId: ids.colleague,
      permissions: standardRoles.rep.permissions,
      fields: { lead: { estimatedValue: 'hidden' } },
    },
  ],
  'roles.create': [
    { name: `Role ${newId()} of ${word}`, permissions: { lead: { read: 'own' } } },
    { name: `Copy ${newId()}`, copyOf: ids.role },
  ],
  'roles.change': [
    { id: ids.role, name: `Role ${newId()}`, permissions: { lead: { read: 'all' } } },
  ],
  'roles.reset': [{ id: ids.standardRole }],
  'roles.remove': [{ id: ids.role }],
});
