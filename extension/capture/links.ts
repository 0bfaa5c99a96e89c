import { emptyRecord, type FoundRecord, foundBy } from './found.ts';
import { elements, type Page } from './page.ts';
import { cleanEmail, cleanPhone, cleanUrl, foldPhone } from './values.ts';

const PROFILE =
  /^https?:\/\/(?:[\w-]+\.)*(?:linkedin\.com\/(?:in|company|pub|school)\/|xing\.com\/(?:profile|companies|pages)\/|(?:twitter|x)\.com\/(?!share|intent|home|search|hashtag)\w|github\.com\/[\w-]+\/?$|facebook\.com\/(?!sharer|share|plugins|dialog|tr\b)[\w.]+|instagram\.com\/(?!p\/)[\w.]+|youtube\.com\/(?:@|c\/|channel\/|user\/)|mastodon\.[\w.]+\/@)/i;

/** Whether an address is somebody's profile on a known network. */
export const isProfileUrl = (url: string): boolean => PROFILE.test(url);

/** What links say by themselves: `mailto:`, `tel:`, `fax:` and profiles on known networks. */
export function readLinks(page: Page): FoundRecord[] {
  const record = emptyRecord('loose');
  const found = foundBy('link', 0.85);
  for (const link of elements(page, 'a[href], area[href]', 3000)) {
    const href = link.getAttribute('href') ?? '';
    if (/^\s*mailto:/i.test(href) && !link.closest('.vcard .email, .h-card .u-email'))
      push(record.emails, found(cleanEmail(href)));
    else if (/^\s*fax:/i.test(href)) push(record.fax, found(cleanPhone(href)));
    else if (/^\s*(?:tel|callto):/i.test(href))
      push(record.phones, found(printedOr(link.textContent, cleanPhone(href))));
    else if (PROFILE.test(href))
      push(record.profileUrls, foundBy('link', 0.6)(cleanUrl(href, page.base)));
  }
  return [record];
}

/** The number as the page prints it when it is the one linked to: easier to recognise for the rep. */
function printedOr(text: string | null, linked: string | null): string | null {
  const printed = cleanPhone(text);
  return printed && linked && foldPhone(printed) === foldPhone(linked) ? printed : linked;
}

function push<T extends { text: string }>(list: T[], value: T | null): void {
  if (value && list.length < 50 && !list.some((known) => known.text === value.text))
    list.push(value);
}
