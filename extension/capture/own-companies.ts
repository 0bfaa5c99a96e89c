import { type FoundRecord, GUESSED_HOME } from './found.ts';
import { addTo, mergeRecords } from './merge.ts';
import { LEGAL_FORM } from './text/legal-form.ts';

/** What people call their own site after themselves: "Jane Doe's blog". */
const SITE_WORDS =
  /(?<=\p{L})['’]s?(?=\s|$)|\b(?:personal|official|web ?site|home ?page|site|page|web ?log|blog|portfolio|profile|inbox|cv|r[eé]sum[eé])\b/giu;
const DEGREES = /^(?:dr|prof|mr|mrs|ms|phd|md|mba|cpa|cfa|cfp|esq|jr|sr|msc|bsc)$/;

/**
 * Whether a company is only called after the person: no legal form, no word that is not in the person's name. One
 * word of it is enough when the company is only a guess (Henry Ford may well work for Ford).
 */
function isOwnName(company: string, person: string, isGuessed: boolean): boolean {
  if (LEGAL_FORM.test(company)) return false;
  const own = wordsOf(person);
  const words = wordsOf(company.replace(SITE_WORDS, ' '));
  const isWhole = isGuessed || words.length > 1 || own.length === 1;
  return words.length > 0 && isWhole && words.every((word) => own.includes(word));
}

const wordsOf = (name: string): string[] =>
  (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length > 1 && !DEGREES.test(word));

/**
 * Which companies stand once it is known whose page this is. `spare` is the company with evidence of its own where only
 * title and headings speak for the first one: it counts on a person's page.
 */
export function settleCompanies(
  people: FoundRecord[],
  companies: FoundRecord[],
  spare: FoundRecord | null,
  primary: FoundRecord | null,
): { companies: FoundRecord[]; primary: FoundRecord | null } {
  const about = primary?.kind === 'company' ? (namesakeOf(primary, people) ?? primary) : primary;
  // Before the spare one: "Jane Doe Ltd" must not be merged into what is only Jane Doe's name.
  const owned = withoutNamesakes(companies, people);
  const firms =
    about?.kind === 'person' && spare
      ? withoutNamesakes(mergeRecords([...owned, spare]), people)
      : owned;
  return {
    companies: about?.kind === 'person' ? companiesBeside(about, firms) : firms,
    primary: about,
  };
}

/** The person a company is only called after, or null. */
const namesakeOf = (company: FoundRecord, people: FoundRecord[]): FoundRecord | null =>
  people.find(
    (person) =>
      company.name &&
      person.name &&
      isOwnName(company.name.text, person.name.text, company.basis !== 'stated'),
  ) ?? null;

/** Without companies that are a person's own name; what was known of one is the person's, but for a guessed site. */
function withoutNamesakes(companies: FoundRecord[], people: FoundRecord[]): FoundRecord[] {
  for (const person of people)
    if (person.name && person.company && isOwnName(person.company.text, person.name.text, false))
      person.company = null;
  return companies.filter((company) => {
    const person = namesakeOf(company, people);
    if (person)
      addTo(person, {
        ...company,
        name: null,
        website: company.website?.source === 'text' ? null : company.website,
      });
    return person === null;
  });
}

/**
 * The companies of a page about a person: none that only title, heading or host suggest, no network that the profile is
 * on, and the site's start page only for who owns the site.
 */
function companiesBeside(person: FoundRecord, companies: FoundRecord[]): FoundRecord[] {
  const isOnNetwork = person.name?.source.startsWith('site:') ?? false;
  const kept = companies.filter(
    ({ basis }) => basis === 'stated' || (basis !== 'headline' && !isOnNetwork),
  );
  const employer = person.company;
  for (const company of kept) {
    // A legal name read from running text may have caught the words before it.
    if (employer && company.basis === 'mention' && company.name?.text.includes(employer.text))
      company.name = { ...company.name, text: employer.text };
    if (company.website?.source === 'text' && company.website.confidence <= GUESSED_HOME)
      company.website = null;
  }
  return kept;
}
