import * as v from 'valibot';

import type { DraftOf, RecordType } from '../../contract/record.ts';
import { lead } from '../../contract/records/lead.ts';
import type { CardValue } from './card.ts';

type Draft = DraftOf<typeof lead>;
/** What is known of a lead; what is not known is absent. */
export type LeadFields = { [K in keyof Draft]?: Exclude<Draft[K], undefined> };

// As any kind of record: whatever is missing counts as absent.
const { patch, check, title }: RecordType = lead;

/** Names of the values a card shows, in its order; `list` ones may be there several times. */
export const cardFields = [
  { name: 'salutation', isList: false },
  { name: 'firstName', isList: false },
  { name: 'lastName', isList: false },
  { name: 'jobTitle', isList: false },
  { name: 'companyName', isList: false },
  { name: 'emails', isList: true },
  { name: 'phones', isList: true },
  { name: 'website', isList: false },
  { name: 'profileUrls', isList: true },
] as const;

export const addressFields = ['street', 'postalCode', 'city', 'region', 'country'] as const;

/** What the rep typed, over what the page said; an emptied value is gone. */
export function withEdits(found: CardValue[], edits: Record<string, string>): CardValue[] {
  const kept = found.map((one) => {
    const typed = edits[one.path];
    return typed === undefined || typed === one.value
      ? one
      : { path: one.path, value: typed, evidence: null };
  });
  const known = new Set(found.map(({ path }) => path));
  const added = Object.entries(edits)
    .filter(([path]) => !known.has(path))
    .map(([path, value]) => ({ path, value, evidence: null }));
  return [...kept, ...added];
}

/** The values as the fields of a lead. */
export function leadFields(values: CardValue[]): LeadFields {
  const fields: Record<string, unknown> = {};
  const address: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const { path, value } of values) {
    const text = value.trim();
    if (!text) continue;
    const [name = '', below] = path.split('.');
    if (below === undefined) fields[name] = text;
    else if (name === 'address') address[below] = text;
    else (lists[name] ??= []).push(text);
  }
  if (Object.keys(address).length > 0) fields['address'] = address;
  // The paths are those of `readCard` and the card's inputs, which name fields of a lead only.
  return { ...fields, ...lists };
}

/** What is wrong with one value, by the contract; null when nothing is. */
export function problemOf({ path, value }: CardValue): string | null {
  const text = value.trim();
  if (!text) return null;
  const [name = '', below] = path.split('.');
  const schema = patch.entries[name];
  if (!schema) return null;
  const inList = name === 'address' ? { [below ?? '']: text } : [text];
  const parsed = v.safeParse(schema, below === undefined ? text : inList);
  return parsed.success ? null : parsed.issues[0].message;
}

/** What is missing for a lead to be saved at all. */
export const missingIn = (fields: LeadFields) => check?.(fields)?.message ?? null;

/** What people will call it. */
export const titleOf = (fields: LeadFields) => title(fields);
