import type { SpottedAddress } from '../address/spot.ts';
import type { Basis } from '../found.ts';
import { elements, type Page } from '../page.ts';
import { cleanText } from '../values.ts';
import { isGenericName } from './generic-names.ts';
import { LEGAL_FORM, legalNames } from './legal-form.ts';
import type { Line } from './lines.ts';

export interface Candidate {
  text: string;
  /** How telling the place is where it stood. */
  weight: number;
  basis: Basis;
}

const COPYRIGHT = /(?:©|\(c\)|&copy;|copyright)/i;
const SEPARATOR = /\s+[|\-–—:»«>·•/]+\s+|\s*[|»«·•]\s*|::|:\s+|\s[-–—]|,\s+(?=\p{Lu}[\p{L}\s]+$)/u;

/** Names that may be that of the page's company, each with the weight of its place. */
export function companyCandidates(
  page: Page,
  lines: Line[],
  addresses: SpottedAddress[],
): Candidate[] {
  const found: Candidate[] = [];
  const add = (
    text: string | null | undefined,
    weight: number,
    basis: Basis = 'headline',
  ): void => {
    const name = nameOf(text);
    if (name) found.push({ text: name, weight, basis });
  };
  if (!page.isSelection) {
    add(
      page.document
        .querySelector('meta[property="og:site_name" i], meta[name="application-name" i]')
        ?.getAttribute('content'),
      3.5,
      'owner',
    );
    const parts = (cleanText(page.document.title) ?? '').split(SEPARATOR);
    // The title of an article is no firm.
    const isHeading =
      parts.length === 1 && page.document.querySelector('article, [itemtype*="Article"]') !== null;
    for (const [index, part] of parts.entries())
      add(
        part,
        isHeading
          ? 0.4
          : parts.length === 1
            ? 2
            : index === 0
              ? 1.6
              : index === parts.length - 1
                ? 1.9
                : 1.2,
      );
    for (const logo of elements(page, 'img[alt], img[title], svg[aria-label]', 300)) {
      if (isLogo(logo)) add(altOf(logo), 2.2, 'owner');
      else add(altOf(logo), 0.4);
    }
    for (const link of elements(
      page,
      '[id*="logo" i] a, a[id*="logo" i], a[class*="logo" i], a[class*="brand" i], [class*="logo" i] a, a[rel="home"], [class*="site-title" i]',
      20,
    )) {
      add(link.textContent?.slice(0, 200), 2.2, 'owner');
      add(link.getAttribute('title'), 1.8, 'owner');
    }
  }
  for (const [index, line] of lines.entries()) {
    if (COPYRIGHT.test(line.text) && line.text.length < 400) add(holderOf(line.text), 3.2, 'owner');
    if (line.heading > 0 && line.text.length < 80) add(line.text, line.heading === 1 ? 1.2 : 0.5);
    if (line.text.length < 400)
      for (const name of legalNames(line.text).slice(0, 3))
        add(name, line.text.length < 80 ? 1.6 : 0.7, 'mention');
    if (index < 3 && line.text.length < 50)
      add(
        line.text,
        index === 0 && page.document.title === '' && line.text.split(' ').length <= 5 ? 2 : 0.7,
      );
    const welcome =
      /\b(welcome to|contact|about|at)\s+((?:the\s)?\p{Lu}[\p{L}\p{N}'’&.-]*(?:\s(?:\p{Lu}[\p{L}\p{N}'’&.-]*|of|and|the|&)){0,5})/u.exec(
        line.text.slice(0, 300),
      );
    if (welcome) add(welcome[2], 0.5, welcome[1] === 'at' ? 'mention' : 'headline');
  }
  for (const address of addresses.slice(0, 5)) {
    const above = lines[address.from - 1];
    if (above && above.text.length < 70 && !/\d{3}|[:@]/.test(above.text)) add(above.text, 1.8);
    const sameLine = lines[address.from]?.text.split(/,|\||•|\d/)[0];
    if (sameLine && sameLine.length > 3) add(sameLine, 0.6);
  }
  return found;
}

const altOf = (element: Element): string | null =>
  element.getAttribute('alt') ||
  element.getAttribute('title') ||
  element.getAttribute('aria-label');

const isLogo = (element: Element): boolean => {
  const around = element.closest(
    '[id*="logo" i], [class*="logo" i], [id*="brand" i], [class*="brand" i]',
  );
  const names = ['src', 'alt', 'id', 'class']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  return around !== null || /logo|masthead/i.test(names.slice(0, 500));
};

/** "Copyright © 2001-2014 Acme Ltd. All rights reserved." is Acme Ltd. */
function holderOf(line: string): string | null {
  const after = line
    .replace(/^.*?(?:©|\(c\)|copyright)/i, '')
    .replace(/(?:©|\(c\)|copyright|&copy;)/gi, ' ')
    .replace(/\b(?:19|20)\d{2}\b(?:\s?[-–,]\s?(?:(?:19|20)\d{2}|present|now|\d{2}\b))?/g, ' ')
    .replace(/^[\s,.:;|–-]*(?:by\s)?/i, '');
  const [name] = after.split(
    /\s?(?:all rights|alle rechte|tous droits|todos los|rights reserved|[|•·;]|\.\s|,\s(?!inc|llc|ltd|l\.l\.c|pllc|p\.c|co\b)|\s[-–—]\s|designed by|powered by|web ?site|site by|privacy|terms|developed by|unless)/i,
  );
  return cleanText(name) ?? cleanText(/^(.{3,60}?)[\s,]*(?:©|\(c\)|copyright)/i.exec(line)?.[1]);
}

const NOT_A_FIRM =
  /^(?:us|me|you|here|now|our|the)$|(?:design|maintain|power|host|develop|creat|built)(?:ed|s)?\s(?:and\s\w+\s)?by\b|^(?:www\.|[\w-]+\.[\w-]+\.\w{2,4}$)/i;

/** The text as a name, or null when it cannot be one. */
function nameOf(text: string | null | undefined): string | null {
  const name = cleanText(text)
    ?.replace(
      /^(?:welcome to|contact(?: us at)?|about|home(?: of)?|the official (?:site|website) of)\s+(?=\p{Lu})/iu,
      '',
    )
    .replace(
      /\s*(?:logo|home ?page|official (?:web)?site|website|- home|\s[-–|:]?\s*(?:contact(?: us)?|about us|home))\s*$/i,
      '',
    )
    .replace(/^name\s*:\s*/i, '')
    .replace(/[\s,;:|*–-]+$|^[\s,;:|*"'“–-]+/g, '')
    .replace(/["”]$|\s*\([^()]*\d[^()]*\)$|\s[a-z]$/g, '');
  if (
    !name ||
    NOT_A_FIRM.test(name) ||
    name.length < 2 ||
    name.length > 80 ||
    isGenericName(name) ||
    /@|https?:|^\d+$|[?!]$|^\W+$/.test(name)
  )
    return null;
  const isSentence = name.split(' ').length > 8 && !LEGAL_FORM.test(name);
  return isSentence ? null : name;
}
