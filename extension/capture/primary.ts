import { type FoundRecord, hasDetails } from './found.ts';
import type { Page } from './page.ts';
import { foldName } from './values.ts';

/** The record that the page is about: what it says most about, and what its title and heading name. */
export function choosePrimary(
  people: FoundRecord[],
  companies: FoundRecord[],
  page: Page,
): FoundRecord | null {
  const headline = foldName(
    `${page.document.title} ${page.document.querySelector('h1')?.textContent?.slice(0, 300) ?? ''}`,
  );
  let best: FoundRecord | null = null;
  let most = -1;
  for (const record of [...companies, ...people]) {
    const score = weigh(record, headline);
    if (score > most) [best, most] = [record, score];
  }
  return best;
}

const STATED: Record<string, number> = {
  'json-ld': 2,
  microdata: 2,
  rdfa: 2,
  microformat: 2,
  vcard: 3,
  text: 1,
  meta: 0.5,
};

function weigh(record: FoundRecord, headline: string): number {
  const source = record.name?.source ?? record.emails[0]?.source ?? 'text';
  const details =
    Math.min(2, record.emails.length) +
    Math.min(2, record.phones.length) +
    (record.address ? 2 : 0) +
    (record.jobTitle ? 1 : 0) +
    (record.company ? 0.5 : 0);
  const isNamed = record.name !== null && headline.includes(foldName(record.name.text));
  return (
    (STATED[source] ?? 3) +
    details +
    (isNamed ? 2 : 0) +
    (hasDetails(record) ? 1 : 0) +
    (record.kind === 'company' ? 0.6 : 0)
  );
}
