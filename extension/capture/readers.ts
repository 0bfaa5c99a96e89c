import { readByline } from './byline.ts';
import type { FoundRecord } from './found.ts';
import { readLinks } from './links.ts';
import { readMeta } from './meta.ts';
import { readMicroformats } from './microformats/read.ts';
import type { Page } from './page.ts';
import { readLinkedIn } from './sites/linkedin.ts';
import { readJsonLd } from './structured/json-ld.ts';
import { readMicrodata } from './structured/microdata.ts';
import { readRdfa } from './structured/rdfa.ts';
import { recordsOf } from './structured/to-records.ts';
import { readText } from './text/read.ts';

/** Every source of values on a page, surest first. To add one: a file that turns a page into records, and a line here. */
export const readers: ((page: Page) => FoundRecord[])[] = [
  readLinkedIn,
  (page) => recordsOf(readJsonLd(page), 'json-ld', 0.95, page),
  (page) => recordsOf(readMicrodata(page), 'microdata', 0.95, page),
  (page) => recordsOf(readRdfa(page), 'rdfa', 0.9, page),
  (page) => recordsOf(readMicroformats(page), 'microformat', 0.9, page),
  readLinks,
  readText,
  readByline,
  readMeta,
];
