import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { emailAddress, instantText, phoneNumber, uuid, webAddress } from './values.ts';

const origin = v.pipe(
  v.string(),
  v.check(
    (value) =>
      /^https?:$/.test(URL.parse(value)?.protocol ?? '') && new URL(value).origin === value,
    'Enter an origin like https://www.company.com, without a path',
  ),
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
  access: 'admin',
  input: v.strictObject(pageEntries),
  output: pageOf(websiteForm),
});

export const createWebsiteForm = endpoint({
  id: 'websiteForms.create',
  method: 'POST',
  path: '/website-forms',
  summary: 'Make a publishable key for a form on websites',
  access: 'admin',
  input: v.strictObject({
    name: v.pipe(
      v.string('Enter a name'),
      v.trim(),
      v.minLength(1, 'Enter a name'),
      v.maxLength(100),
    ),
    origins: v.pipe(
      v.array(origin),
      v.minLength(1, 'Name at least one website'),
      v.maxLength(20, 'At most 20 websites a key'),
    ),
  }),
  output: websiteForm,
});

export const revokeWebsiteForm = endpoint({
  id: 'websiteForms.revoke',
  method: 'DELETE',
  path: '/website-forms/:id',
  summary: 'Revoke a publishable key: its forms stop at once',
  access: 'admin',
  input: byId,
  output: v.null(),
});

const short = (max: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max)), '');

/** What a visitor of a website fills in. */
export const submission = v.pipe(
  v.strictObject({
    id: uuid,
    name: short(200),
    email: v.optional(
      v.union([v.literal(''), emailAddress], 'Enter an e-mail address like name@company.com'),
      '',
    ),
    phone: v.optional(v.union([v.literal(''), phoneNumber], 'Enter a phone number'), ''),
    company: short(200),
    message: short(5000),
    pageUrl: webAddress,
    /** A field that people cannot see and robots fill in. */
    nickname: short(200),
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
