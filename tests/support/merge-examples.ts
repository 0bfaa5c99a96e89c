import type { Ids } from './examples.ts';

/** Inputs for each endpoint that merges or converts, all about `ids`. */
export function mergeInputs(ids: Ids): Record<string, object[]> {
  const pairs = {
    lead: { id: ids.lead, from: ids.otherLead },
    client: { id: ids.client, from: ids.otherClient },
    contact: { id: ids.contact, from: ids.otherContact },
  };
  const conversion = { id: ids.spareLead, client: { industry: 'Roofs' } };
  return {
    'leads.mergePreview': [pairs.lead, { ...pairs.lead, fields: { ownerId: ids.member } }],
    'leads.merge': [pairs.lead],
    'clients.mergePreview': [pairs.client, { ...pairs.client, fields: { ownerId: ids.member } }],
    'clients.merge': [pairs.client],
    'contacts.mergePreview': [
      pairs.contact,
      { ...pairs.contact, fields: { clientId: ids.client } },
    ],
    'contacts.merge': [pairs.contact],
    'merges.list': (['lead', 'client', 'contact'] as const).map((type) => ({
      type,
      id: ids[type],
    })),
    'merges.undo': [{ id: ids.merge }],
    'leads.convertPreview': [
      conversion,
      { id: ids.spareLead, clientId: ids.client, contactId: ids.contact },
    ],
    'leads.convert': [{ ...conversion, client: { ownerId: ids.member } }],
    'conversions.list': (['lead', 'client', 'contact'] as const).map((type) => ({
      type,
      id: ids[type],
    })),
    'conversions.undo': [{ id: ids.conversion }],
    'duplicates.list': (['lead', 'client', 'contact'] as const).map((type) => ({ type, limit: 1 })),
    'duplicates.dismiss': [pairOf(ids)],
    'duplicates.recall': [pairOf(ids)],
  };
}

const pairOf = (ids: Ids) => ({
  records: [
    { type: 'lead', id: ids.lead },
    { type: 'lead', id: ids.spareLead },
  ],
});
