import type { Input } from '../../contract/endpoint.ts';
import type { findMatches, Match } from '../../contract/matches.ts';
import type { LeadFields } from './lead-fields.ts';

type Asked = Input<typeof findMatches>;

/** What is asked about a lead that is being looked at; null when nothing about it could tell who it is. */
export function matchQuestion(fields: LeadFields): Asked | null {
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ');
  const asked = {
    emails: fields.emails ?? [],
    phones: fields.phones ?? [],
    names: name ? [name] : [],
    companies: fields.companyName ? [fields.companyName] : [],
    // The website of a person's company tells nothing about the person.
    website: name ? null : (fields.website ?? null),
    profileUrls: fields.profileUrls ?? [],
  };
  const { website, ...lists } = asked;
  return website || Object.values(lists).some((list) => list.length > 0) ? asked : null;
}

const certain: readonly string[] = ['same e-mail', 'same phone', 'same profile', 'same website'];

/** Whether it is the same one beyond doubt: the server takes a second lead only with a reason. */
export const isCertain = ({ reasons }: Pick<Match, 'reasons'>) =>
  reasons.some((reason) => certain.includes(reason));
