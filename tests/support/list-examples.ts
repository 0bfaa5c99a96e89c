import { newId } from '../../contract/id.ts';

/** Inputs for each endpoint about views and about many records at once, all about `ids`. */
export const listInputs = (
  ids: Record<
    'lead' | 'client' | 'contact' | 'project' | 'followUp' | 'member' | 'view' | 'bulkChange',
    string
  >,
  word: string,
): Record<string, object[]> => ({
  'leads.bulk': [
    { ids: [ids.lead], change: { status: 'contacted', ownerId: ids.member } },
    { ids: [ids.lead], addTags: [word] },
  ],
  'clients.bulk': [{ ids: [ids.client], change: { ownerId: ids.member }, removeTags: [word] }],
  'contacts.bulk': [{ ids: [ids.contact], change: { role: 'user' } }],
  'projects.bulk': [{ ids: [ids.project], change: { stage: 'demo', ownerId: ids.member } }],
  'follow-ups.bulk': [
    { ids: [ids.followUp], change: { priority: 'high', assigneeId: ids.member } },
  ],
  'bulkChanges.undo': [{ id: ids.bulkChange }],
  'views.list': [{ type: 'lead' }, { type: 'lead', limit: 1, count: true }],
  'views.create': [{ type: 'lead', name: `View ${newId()}`, query: { ownerId: ids.member } }],
  'views.change': [{ id: ids.view, name: `View ${newId()}`, columns: ['status'] }],
  'views.remove': [{ id: ids.view }],
  'listSettings.change': [
    { type: 'lead', columns: ['status', 'companyName'] },
    { type: 'lead', defaultViewId: ids.view },
  ],
});
