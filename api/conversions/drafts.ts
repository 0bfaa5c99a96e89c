import * as v from 'valibot';

import type { RecordType, Row } from '../../contract/record.ts';
import { client } from '../../contract/records/client.ts';
import { contact } from '../../contract/records/contact.ts';
import { lead } from '../../contract/records/lead.ts';
import type { Actor } from '../db/tenant.ts';
import { lockedFields, shown } from '../records/field-rules.ts';

export interface Drafts {
  client: Row;
  /** Null for a lead without a person's name. */
  contact: Row | null;
}

/**
 * What a lead comes to as a client and a contact. What is hidden from the actor's role stays with the lead: where it went it might
 * be seen. What that role may not write stays empty.
 */
export function draftsOf(actor: Actor, record: Row, today: string): Drafts {
  const seen = shown(actor, lead, record);
  const isPerson = Boolean(seen['firstName'] ?? seen['lastName']);
  const reach = (isTaken: boolean) =>
    isTaken ? pick(seen, ['emails', 'phones', 'profileUrls']) : {};
  return {
    client: writable(actor, client, {
      name: nameOf(seen),
      ...pick(seen, ['website', 'ownerId', 'tags', 'custom']),
      billingAddress: seen['address'],
      clientSince: today,
      ...reach(!isPerson),
    }),
    contact: isPerson
      ? writable(actor, contact, {
          ...pick(seen, ['firstName', 'lastName', 'salutation', 'jobTitle', 'doNotContact']),
          ...reach(true),
          isPrimary: true,
        })
      : null,
  };
}

/** As long as a name may be. */
function nameOf(seen: Row): string {
  const { companyName } = seen;
  return (typeof companyName === 'string' ? companyName : lead.title(seen)).slice(0, 200);
}

/** What of a draft fills a record that is there already: what is empty there, and what its lists do not hold yet. */
export function filling(type: RecordType, record: Row, draft: Row): Row {
  return Object.fromEntries(
    Object.entries(draft).flatMap(([field, value]): [string, unknown][] => {
      const own = record[field];
      const declared = type.fields[field];
      if (declared && Array.isArray(own) && Array.isArray(value)) {
        const all = [...new Set([...own, ...value])];
        // A list that would grow too long stays as it is: what is left out stays with the lead.
        return all.length > own.length && v.is(declared.value, all) ? [[field, all]] : [];
      }
      if (declared?.kind === 'values') return [[field, { ...Object(value), ...Object(own) }]];
      return (own ?? null) === null && (value ?? null) !== null ? [[field, value]] : [];
    }),
  );
}

const pick = (record: Row, fields: string[]): Row =>
  Object.fromEntries(fields.map((field) => [field, record[field]]));

/** Name and owner are never locked: a client stands or falls with them. */
function writable(actor: Actor, type: RecordType, draft: Row): Row {
  const locked = lockedFields(actor, type);
  return Object.fromEntries(Object.entries(draft).filter(([field]) => !locked.includes(field)));
}
