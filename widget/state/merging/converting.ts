import { batch, computed, effect, signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import { convertLead, previewConversion } from '../../../contract/conversions.ts';
import type { Input, Output } from '../../../contract/endpoint.ts';
import { records } from '../../../contract/index.ts';
import type { findMatches } from '../../../contract/matches.ts';
import type { RecordOf, Row } from '../../../contract/record.ts';
import { client } from '../../../contract/records/client.ts';
import { contact } from '../../../contract/records/contact.ts';
import type { lead as leadType } from '../../../contract/records/lead.ts';
import { failureOf, type Failure } from '../failure.ts';
import { createForm, type Form } from '../form.ts';
import { offeredClients, type Offer, type Offered } from './offered-clients.ts';

type Lead = RecordOf<typeof leadType>;

interface ConvertingSettings {
  call: Client;
  leadId: string;
  /** A client that was chosen on the way here. */
  clientId: string | null;
  /** What a lead is compared by; null where it has nothing to compare. */
  wordsOf: (lead: Lead) => Input<typeof findMatches> | null;
}

export type Converting = ReturnType<typeof createConverting>;

const { firstName, lastName, jobTitle } = contact.fields;
const asked = { name: client.fields.name, firstName, lastName, jobTitle };

/** A lead that is to become a client: a new one or one that is there, with a contact, and what comes of it, as the server says. */
export function createConverting({ call, leadId, clientId, wordsOf }: ConvertingSettings) {
  const lead = signal<Lead | null>(null);
  const offered = signal<Offered>({ offers: [], closed: [] });
  /** Null: a new one. */
  const chosenClient = signal<string | null>(clientId);
  const chosenContact = signal<string | null>(null);
  const preview = signal<Output<typeof previewConversion> | null>(null);
  const failure = signal<Failure | null>(null);
  /** Made when it is known what a new client and contact would be called. */
  const form = signal<Form | null>(null);

  const load = async () => {
    try {
      const found = await call(records.lead.get, { id: leadId });
      batch(() => {
        lead.value = found;
        failure.value = null;
      });
      if (found.convertedClientId) return;
      const words = wordsOf(found);
      if (words) offered.value = await offeredClients(call, words);
      if (clientId) await offer(clientId);
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Puts a client among those offered that was found in another way. */
  const offer = async (id: string) => {
    if (offered.peek().offers.some((one) => one.clientId === id)) return;
    const { name } = await call(records.client.get, { id });
    const found: Offer = { clientId: id, name, owner: null, reasons: [], contacts: [] };
    offered.value = { ...offered.peek(), offers: [...offered.peek().offers, found] };
  };

  const choose = (id: string | null) => {
    const known = offered.peek().offers.find((one) => one.clientId === id);
    batch(() => {
      chosenClient.value = id;
      chosenContact.value = known?.contacts[0]?.id ?? null;
    });
  };

  /** Chooses a client that was found in another way than by what matches. */
  const take = async (id: string) => {
    try {
      await offer(id);
      choose(id);
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  const into = computed(() => ({
    id: leadId,
    clientId: chosenClient.value,
    contactId: chosenContact.value,
  }));
  const isOpen = computed(() => lead.value !== null && !lead.value.convertedClientId);

  const ask = async (input: Input<typeof previewConversion>) => {
    try {
      const found = await call(previewConversion, input);
      if (input !== into.peek()) return; // another one was chosen meanwhile
      batch(() => {
        preview.value = found;
        form.value ??= createForm({
          fields: asked,
          initial: { ...found.contact, name: found.client.name },
        });
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };
  const stop = effect(() => {
    if (isOpen.value) void ask(into.value);
  });

  /** What was typed in place of what follows from the lead; nothing of what is there already. */
  const typed = (): Pick<Input<typeof convertLead>, 'client' | 'contact'> => {
    const { name, ...person } = form.value?.changes() ?? {};
    return {
      client: !chosenClient.value && typeof name === 'string' ? { name } : {},
      contact: chosenContact.value ? {} : texts(person),
    };
  };

  /** Throws what the server refuses. */
  const convert = async (duplicateReason: string | null = null) => {
    const before = lead.peek();
    if (!before) throw new Error('No lead is loaded that could be converted');
    const answer = await call(convertLead, { ...into.value, ...typed(), duplicateReason });
    return { ...answer, lead: before };
  };

  return {
    lead,
    offered,
    chosenClient,
    chosenContact,
    preview,
    failure,
    form,
    load,
    choose,
    take,
    convert,
    stop,
  };
}

const texts = (values: Row): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  );
