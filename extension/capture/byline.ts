import { emptyRecord, type FoundRecord, foundBy } from './found.ts';
import { elements, type Page } from './page.ts';
import { isPersonName } from './text/person-name.ts';
import { cleanText, cleanUrl } from './values.ts';

const AUTHOR =
  '[rel~="author"], [itemprop~="author"], .byline, .p-author, [class*="byline" i], [class*="author-name" i], [class*="author__name" i], [class*="authorName" i], [class~="author" i], [class*="post-author" i], [class*="article-author" i], [class*="entry-author" i], [id*="byline" i], [data-testid*="author" i], a[href*="/author/" i], a[href*="/authors/" i]';
const LEAD =
  /^(?:(?:written|posted|published|story|text|words|article|report)?\s*(?:by|von|par|por|di|av|af|door)|author(?:\(?s\)?)?|autor(?:in)?|auteur)\s*:?\s+/i;
const NOT_AUTHORS = /comment|related|recommend|widget|sidebar|social|share/i;

/** Who wrote the article: the nearest thing to a name in the places where pages print it. */
export function readByline(page: Page): FoundRecord[] {
  if (page.isSelection) return [];
  for (const element of elements(page, AUTHOR, 60)) {
    if (page.isLate()) break;
    const around = element.closest('[class], [id]');
    if (around && NOT_AUTHORS.test(`${around.className} ${around.id}`)) continue;
    const name = nameOf(element);
    if (!name) continue;
    const record = emptyRecord('person');
    record.name = foundBy('text', 0.6)(name);
    const link = element.closest('a[href]') ?? element.querySelector('a[href]');
    const href = cleanUrl(link?.getAttribute('href'), page.base);
    if (href && new URL(href).host !== new URL(page.base).host)
      record.website = foundBy('text', 0.4)(href);
    return [record];
  }
  return [];
}

/** The name in an author element: its whole text, or the part before what else stands there (a role, a date). */
function nameOf(element: Element): string | null {
  const text = cleanText(element.textContent, 200)?.replace(LEAD, '');
  if (!text) return null;
  const candidates = [
    text,
    ...text.split(/\s*(?:[,|•·]|\s[-–—]\s|\sand\s|\son\s|\sis\s|\sat\s|\d)\s*/),
    ...[...element.querySelectorAll('a, span, strong, b')]
      .slice(0, 10)
      .map((part) => part.textContent?.trim() ?? ''),
  ];
  return (
    candidates.map((one) => one.replace(LEAD, '').trim()).find((one) => isPersonName(one)) ?? null
  );
}
