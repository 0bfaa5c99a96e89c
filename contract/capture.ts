import * as v from 'valibot';

/** Text from a page: never trusted, never longer than a rep would read. */
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const texts = (max: number, most: number) => v.pipe(v.array(text(max)), v.maxLength(most));
const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);

const capturedAddress = v.object({
  street: maybe(text(300)),
  city: maybe(text(120)),
  region: maybe(text(120)),
  postalCode: maybe(text(40)),
  country: maybe(text(120)),
});

const capturedCompany = v.object({
  name: maybe(text(300)),
  emails: v.optional(texts(320, 50), []),
  phones: v.optional(texts(60, 50), []),
  fax: v.optional(texts(60, 50), []),
  website: maybe(text(2000)),
  profileUrls: v.optional(texts(2000, 50), []),
  address: maybe(capturedAddress),
});

const capturedPerson = v.object({
  ...capturedCompany.entries,
  jobTitle: maybe(text(300)),
  company: maybe(text(300)),
  photo: maybe(text(2000)),
});

const mailbox = v.object({ name: maybe(text(300)), email: maybe(text(320)) });

const capturedEmail = v.object({
  messageId: maybe(text(1000)),
  subject: maybe(text(1000)),
  from: maybe(mailbox),
  to: v.optional(v.pipe(v.array(mailbox), v.maxLength(500)), []),
  cc: v.optional(v.pipe(v.array(mailbox), v.maxLength(500)), []),
  /** ISO 8601 with zone, or null when the page does not say. */
  date: maybe(text(60)),
  /** What the sender wrote: no quoted text, no signature. */
  text: maybe(text(200_000)),
  signature: maybe(
    v.object({
      name: maybe(text(300)),
      jobTitle: maybe(text(300)),
      company: maybe(text(300)),
      emails: v.optional(texts(320, 50), []),
      phones: v.optional(texts(60, 50), []),
      fax: v.optional(texts(60, 50), []),
      website: maybe(text(2000)),
      address: maybe(capturedAddress),
    }),
  ),
});

/** Where one value of a capture was found (`people.0.emails.0`) and how sure the reader is (0 to 1). */
const evidence = v.object({
  path: text(200),
  /** `json-ld`, `microdata`, `rdfa`, `microformat`, `vcard`, `meta`, `link`, `text`, `selection` or `site:<name>`. */
  source: v.pipe(
    v.string(),
    v.regex(
      /^(?:json-ld|microdata|rdfa|microformat|vcard|meta|link|text|selection|site:[\w.-]{1,60})$/,
      'Not a source of a capture',
    ),
  ),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** What the reader saw on a page or e-mail tab: plain text values, each with its evidence. */
export const capture = v.object({
  page: v.object({
    url: text(4000),
    title: v.optional(text(1000), ''),
    kind: v.picklist(['page', 'email']),
  }),
  people: v.optional(v.pipe(v.array(capturedPerson), v.maxLength(200)), []),
  companies: v.optional(v.pipe(v.array(capturedCompany), v.maxLength(50)), []),
  primary: maybe(
    v.object({
      type: v.picklist(['person', 'company']),
      index: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  email: maybe(capturedEmail),
  evidence: v.optional(v.pipe(v.array(evidence), v.maxLength(2000)), []),
});

export type Capture = v.InferOutput<typeof capture>;
export type CapturedPerson = v.InferOutput<typeof capturedPerson>;
export type CapturedCompany = v.InferOutput<typeof capturedCompany>;
export type CapturedEmail = v.InferOutput<typeof capturedEmail>;
export type CapturedAddress = v.InferOutput<typeof capturedAddress>;
export type Evidence = v.InferOutput<typeof evidence>;
