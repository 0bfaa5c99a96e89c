import type { Client } from '../../../contract/client.ts';
import type { Input } from '../../../contract/endpoint.ts';
import { records } from '../../../contract/index.ts';
import { findMatches, type Match } from '../../../contract/matches.ts';

/** A client that a lead may already be, and the people there who may be the lead's. */
export interface Offer {
  clientId: string;
  name: string;
  owner: string | null;
  reasons: readonly string[];
  contacts: readonly { id: string; name: string; reasons: readonly string[] }[];
}

export interface Offered {
  offers: Offer[];
  /** Clients and contacts that match and that whoever asks may not open. */
  closed: Match[];
}

/** The clients that match what a lead is known by, themselves or by one of their contacts, the most certain first. */
export async function offeredClients(
  call: Client,
  asked: Input<typeof findMatches>,
): Promise<Offered> {
  const { matches } = await call(findMatches, asked);
  const ours = matches.filter(({ type }) => type !== 'lead');
  const open = ours.filter(({ readable }) => readable);
  const people = open.filter(({ type }) => type === 'contact');
  const clientOf = await clientsOfContacts(call, people);
  const offers = new Map<string, Offer>();
  for (const match of open) {
    const clientId = match.type === 'client' ? match.id : clientOf.get(match.id);
    if (!clientId) continue;
    const known = offers.get(clientId) ?? { ...noOffer, clientId, owner: match.owner };
    offers.set(clientId, match.type === 'client' ? named(known, match) : joined(known, match));
  }
  return {
    offers: await withNames(call, [...offers.values()]),
    closed: ours.filter((one) => !one.readable),
  };
}

const noOffer = { name: '', reasons: [], contacts: [] };

const named = (offer: Offer, { name, owner, reasons }: Match): Offer => ({
  ...offer,
  name,
  owner,
  reasons: [...new Set([...reasons, ...offer.reasons])],
});

const joined = (offer: Offer, { id, name, reasons }: Match): Offer => ({
  ...offer,
  contacts: [...offer.contacts, { id, name, reasons }],
});

async function clientsOfContacts(call: Client, people: Match[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const query = { id: people.map(({ id }) => id).join(), limit: people.length };
  const { items } = await call(records.contact.list, query);
  return new Map(items.map(({ id, clientId }) => [id, clientId]));
}

/** Clients that were found by a contact alone are not named yet. */
async function withNames(call: Client, offers: Offer[]): Promise<Offer[]> {
  const ids = offers.filter(({ name }) => name === '').map(({ clientId }) => clientId);
  if (ids.length === 0) return offers;
  const { items } = await call(records.client.list, { id: ids.join(), limit: ids.length });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return offers
    .map((offer) => ({ ...offer, name: offer.name || (names.get(offer.clientId) ?? '') }))
    .filter(({ name }) => name !== '');
}
