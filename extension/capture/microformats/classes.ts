/** How a class name states a property: classic (`fn`) and current (`p-name`) microformats, by the name that items use. */
export const CLASSIC: Record<string, string> = {
  fn: 'name',
  org: 'org',
  'organization-name': 'organization-name',
  'given-name': 'givenname',
  'family-name': 'familyname',
  'additional-name': 'additionalname',
  'honorific-prefix': 'honorificprefix',
  'honorific-suffix': 'honorificsuffix',
  title: 'title',
  role: 'role',
  tel: 'tel',
  email: 'email',
  url: 'url',
  photo: 'photo',
  adr: 'adr',
  'post-office-box': 'post-office-box',
  'street-address': 'street-address',
  locality: 'locality',
  region: 'region',
  'postal-code': 'postal-code',
  'country-name': 'country-name',
  fax: 'fax',
};

export const CURRENT: Record<string, string> = {
  ...Object.fromEntries(Object.entries(CLASSIC).map(([name, property]) => [`p-${name}`, property])),
  'p-name': 'name',
  'p-job-title': 'jobtitle',
  'p-tel-fax': 'fax',
  'u-email': 'email',
  'u-url': 'url',
  'u-photo': 'photo',
  'u-tel': 'tel',
  'p-fn': 'ignored',
  'p-contact': 'contact',
  'p-affiliation': 'affiliation',
  'h-org': 'ignored',
};

export const ROOTS =
  '.h-card, .vcard, .h-adr, .adr, .h-resume, .hresume, .h-geo, .h-entry, .hentry, .h-event, .h-feed, .h-review, .h-product, .h-recipe, .h-item';
const CARD = /(?:^|\s)(?:h-card|vcard)(?:\s|$)/;
const ADDRESS = /(?:^|\s)(?:h-adr|adr)(?:\s|$)/;
const RESUME = /(?:^|\s)h-resume(?:\s|$)/;

export const typeOfRoot = (className: string): 'card' | 'address' | 'resume' | 'other' =>
  CARD.test(className)
    ? 'card'
    : RESUME.test(className)
      ? 'resume'
      : ADDRESS.test(className)
        ? 'address'
        : 'other';

/** Current roots hide classic classes inside them, unless the card holds nothing but those. */
export const isCurrent = (element: Element): boolean =>
  /(?:^|\s)h-[a-z]/.test(element.getAttribute('class') ?? '');
