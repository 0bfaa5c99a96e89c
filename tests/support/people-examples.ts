import { newId } from '../../contract/id.ts';
import { standardRoles } from '../../contract/permissions.ts';

/** Inputs for each endpoint about roles, teams, members, invitations and the company, all about `ids`. */
export const peopleInputs = (ids: {
  member: string;
  colleague: string;
  role: string;
  standardRole: string;
  team: string;
  invitation: string;
  customField: string;
}): Record<string, object[]> => ({
  'me.change': [{ timeZone: 'Europe/Berlin' }, { name: 'Somebody Else' }],
  'members.change': [
    { id: ids.colleague, timeZone: 'Europe/Paris', name: 'Somebody Else' },
    { id: ids.colleague, teamIds: [ids.team] },
  ],
  'members.disable': [{ id: ids.colleague }, { id: ids.colleague, handOverTo: ids.member }],
  'members.enable': [{ id: ids.colleague }],
  'members.remove': [{ id: ids.colleague, handOverTo: ids.member }],
  'invitations.list': [{}, { limit: 1 }],
  'invitations.create': [
    { email: `new.${newId()}@guests.example`, role: 'rep', teamIds: [ids.team] },
  ],
  'invitations.resend': [{ id: ids.invitation }],
  'invitations.remove': [{ id: ids.invitation }],
  'invitations.look': [{ token: newId() }],
  'invitations.accept': [{ token: newId(), name: 'Nobody', password: 'a few words of mine' }],
  'customFields.list': [{}, { type: 'lead', retired: true }, { limit: 1 }],
  'customFields.create': [{ recordType: 'client', label: `Field ${newId()}`, kind: 'number' }],
  'customFields.change': [{ id: ids.customField, help: 'What they said', required: false }],
  'customFields.order': [{ type: 'lead', ids: [ids.customField] }],
  'tenant.get': [{}],
  'tenant.change': [{ language: 'de', workingHours: { days: [1, 2], from: '08:00', to: '16:30' } }],
  'teams.list': [{}, { limit: 1 }],
  'teams.create': [{ name: `Team ${newId()}`, memberIds: [ids.colleague], leadIds: [ids.member] }],
  'teams.change': [
    { id: ids.team, memberIds: [ids.colleague] },
    { id: ids.team, leadIds: [ids.member] },
  ],
  'teams.remove': [{ id: ids.team }],
  'roles.list': [{}, { limit: 1 }],
  'roles.preview': [
    {
      memberId: ids.colleague,
      permissions: standardRoles.rep.permissions,
      fields: { lead: { estimatedValue: 'hidden' } },
    },
  ],
  'roles.create': [
    { name: `Role ${newId()}`, permissions: { lead: { read: 'own' } } },
    { name: `Copy ${newId()}`, copyOf: ids.role },
  ],
  'roles.change': [
    { id: ids.role, name: `Role ${newId()}`, permissions: { lead: { read: 'all' } } },
  ],
  'roles.reset': [{ id: ids.standardRole }],
  'roles.remove': [{ id: ids.role }],
});
