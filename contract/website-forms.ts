import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { emailAddress, instantText, phoneNumber, uuid } from './values.ts';

const isOrigin = (value: string) => /^https?:\/\/[^/\\?#@\s]+$/i.test(value) && URL.canParse(value);

/** Kept as browsers send it: in lower case, in Punycode, without the port that goes without saying. */
const origin = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => !value.includes('*'), 'A * stands for no website; name each one'),
  v.check(isOrigin, 'Enter an origin like https://www.company.com, without a path'),
  v.transform((value) => new URL(value).origin),
);

const name = v.pipe(
  v.string('Enter a name'),
  v.trim(),
  v.minLength(1, 'Enter a name'),
  v.maxLength(100),
);
const origins = v.pipe(
  v.array(origin),
  v.minLength(1, 'Name at least one website'),
  v.maxLength(20, 'At most 20 websites a key'),
  v.transform((all) => [...new Set(all)]),
);

const websiteForm = v.object({
  id: uuid,
  name: v.string(),
  /** Public by nature: it stands in the page's source, and is worth nothing outside its origins. */
  key: v.string(),
  origins: v.array(v.string()),
  createdAt: instantText,
  revokedAt: v.nullable(instantText),
});
export type WebsiteForm = v.InferOutput<typeof websiteForm>;

export const listWebsiteForms = endpoint({
  id: 'websiteForms.list',
  method: 'GET',
  path: '/website-forms',
  summary: 'Publishable keys and the websites they are bound to',
  access: 'member',
  needs: ['websiteForms', 'change'],
  input: v.strictObject(pageEntries),
  output: pageOf(websiteForm),
});

export const createWebsiteForm = endpoint({
  id: 'websiteForms.create',
  confirmed: true,
  method: 'POST',
  path: '/website-forms',
  summary: 'Make a publishable key for a form on websites',
  access: 'member',
  needs: ['websiteForms', 'change'],
  input: v.strictObject({ name, origins }),
  output: websiteForm,
});

export const changeWebsiteForm = endpoint({
  id: 'websiteForms.change',
  confirmed: true,
  method: 'PATCH',
  path: '/website-forms/:id',
  summary: 'Change a form’s name or its websites; the key stays',
  access: 'member',
  needs: ['websiteForms', 'change'],
  input: v.strictObject({
    ...byId.entries,
    name: v.optional(name),
    origins: v.optional(origins),
  }),
  output: websiteForm,
});

export const revokeWebsiteForm = endpoint({
  id: 'websiteForms.revoke',
  method: 'DELETE',
  path: '/website-forms/:id',
  summary: 'Revoke a publishable key: its forms stop at once',
  access: 'member',
  needs: ['websiteForms', 'change'],
  input: byId,
  output: v.null(),
});

/** Text of a stranger, without what cannot be stored and what would turn the text around it. */
const foreignText = (max: number, unwanted: RegExp) =>
  v.optional(
    v.pipe(
      v.string('Enter text'),
      v.transform((value) => value.replace(unwanted, ' ').trim()),
      v.maxLength(max, `Keep it within ${max} characters`),
    ),
    '',
  );
const line = (max: number) => foreignText(max, /[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu);
const lines = (max: number) => foreignText(max, /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu);

/** The page a form stands on: also one of a machine without a domain, and never anything but a web page. */
const pageAddress = v.pipe(
  v.string('Enter the address of the page'),
  v.maxLength(2000, 'Keep it within 2000 characters'),
  v.check(
    (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
    'Enter a web address like https://company.com',
  ),
  v.transform((value) => new URL(value).href),
);

/** What a visitor of a website fills in. */
export const submission = v.pipe(
  v.strictObject({
    id: uuid,
    name: line(200),
    email: v.optional(
      v.union([v.literal(''), emailAddress], 'Enter an e-mail address like name@company.com'),
      '',
    ),
    phone: v.optional(
      v.union([v.literal(''), phoneNumber], 'Enter a phone number with at least three digits'),
      '',
    ),
    company: line(200),
    message: lines(5000),
    pageUrl: pageAddress,
    /** A field that people cannot see and robots fill in. */
    nickname: line(200),
  }),
  v.forward(
    v.partialCheck(
      [['email'], ['phone']],
      ({ email, phone }) => Boolean(email) || Boolean(phone),
      'Enter an e-mail or a phone number, so that we can answer',
    ),
    ['email'],
  ),
);

export const submitWebsiteForm = endpoint({
  id: 'websiteForms.submit',
  method: 'POST',
  path: '/website-forms/submissions',
  summary: 'What a visitor sends; says nothing about what is already known',
  access: 'publishableKey',
  input: submission,
  output: v.object({ received: v.literal(true) }),
});
