import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import { reasons, type findMatches, type Match, type Reason } from '../../contract/matches.ts';
import type { Row } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { meet, reasonOf } from '../records/duplicates.ts';
import { hidesKey } from '../records/field-rules.ts';
import { findShown } from '../records/get.ts';
import { claimantsOf } from '../records/holders.ts';
import { normalise, type Key } from '../records/keys.ts';
import { areSimilar } from '../records/similar.ts';
import { rangeOf, wordsIn } from '../records/words.ts';

type Asked = Parsed<typeof findMatches>;
type Type = Match['type'];

const mostCandidates = 50;
const mostPerWord = 500;
const mostMatches = 10;

/** Leads, clients and contacts that may be the one asked for: by what identifies it, then by its name. */
export async function find(tx: Tx, asked: Asked): Promise<{ matches: Match[] }> {
  const found = new Map<string, { type: Type; id: string; reasons: Set<Reason> }>();
  const add = (type: Type, id: string, reason: Reason) => {
    const known = found.get(id) ?? { type, id, reasons: new Set() };
    known.reasons.add(reason);
    found.set(id, known);
  };
  for (const { type, id, kinds } of await claimantsOf(tx, keysIn(asked, tx.actor.country)))
    if (isMatchable(type))
      for (const kind of kinds.filter((one) => !hidesKey(tx.actor, recordType(type), one)))
        add(type, id, reasonOf[kind]);
  for (const { type, id } of await candidates(tx, asked)) {
    const record = await findShown(tx, recordType(type), id);
    const reason = record && resemblance(asked, type, record);
    if (reason) add(type, id, reason);
  }
  const matches = await Promise.all([...found.values()].map((match) => described(tx, match)));
  return {
    matches: matches
      .filter((match) => match !== null)
      .toSorted((one, other) => weight(one) - weight(other))
      .slice(0, mostMatches),
  };
}

const isMatchable = (type: RecordName): type is Type =>
  type === 'lead' || type === 'client' || type === 'contact';

const weight = ({ reasons: why }: Match) =>
  Math.min(...why.map((reason) => reasons.indexOf(reason)));

function keysIn({ emails, phones, website, profileUrls, country }: Asked, home: string): Key[] {
  const read = (kind: Key['kind'], values: string[]) =>
    values.flatMap((text) => {
      const value = normalise(kind, text, country ?? home);
      return value ? [{ kind, value }] : [];
    });
  return [
    ...read('email', emails),
    ...read('phone', phones),
    ...read('domain', website ? [website] : []),
    ...read('profile', profileUrls),
  ];
}

/**
 * Records that share words, or their beginnings, with a name or company asked for: those that share the most come first.
 * What a word brings is limited, so that one that everybody has costs no more than a rare one.
 */
async function candidates({ sql: db, actor }: Tx, { names, companies }: Asked) {
  const words = [...new Set([...names, ...companies].flatMap(longestWords))].slice(0, 8);
  if (words.length === 0) return [];
  const ranges = words.flatMap((word) => [
    [word, `${word}\u0001`] as const,
    rangeOf(word.slice(0, Math.max(3, word.length - 2))),
  ]);
  const { rows } = await sql<{ type: Type; id: string }>`
    select record_type as type, record_id as id
    from unnest(${ranges.map(([from]) => from)}::text[], ${ranges.map(([, to]) => to)}::text[]) as asked (low, high)
    cross join unnest('{lead,client,contact}'::text[]) as kind (record_type)
    cross join lateral (
      select distinct record_id from search_word where tenant_id = ${actor.tenantId} and search_word.record_type = kind.record_type
        and word >= low collate "C" and word < high collate "C" limit ${mostPerWord}
    ) found
    group by record_type, record_id order by count(*) desc, record_id desc limit ${mostCandidates}
  `.execute(db);
  return rows;
}

const longestWords = (text: string) =>
  wordsIn(text)
    .filter((word) => word.length > 2)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 2);

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function resemblance({ names, companies }: Asked, type: Type, record: Row): Reason | null {
  const person = [record['firstName'], record['lastName']].map(textOf).join(' ').trim();
  const company = textOf(type === 'client' ? record['name'] : record['companyName']);
  const sameCompany = companies.some((name) => areSimilar(name, company, 0.92));
  if (names.some((name) => areSimilar(name, person, 1)))
    return sameCompany ? 'same name at the same company' : 'same name';
  if (sameCompany && names.some((name) => areSimilar(name, person, 0.82)))
    return 'similar name at the same company';
  return sameCompany && (person === '' || names.length === 0) ? 'same company name' : null;
}

async function described(
  tx: Tx,
  { type, id, reasons: why }: { type: Type; id: string; reasons: Set<Reason> },
): Promise<Match | null> {
  const met = await meet(tx, recordType(type), id);
  if (!met) return null;
  const { name, owner, readable, record } = met;
  const company = type === 'lead' ? textOf(record?.['companyName']) || null : null;
  return { type, id, name, company, owner, reasons: [...why], readable };
}
