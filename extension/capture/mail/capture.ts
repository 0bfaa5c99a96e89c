import type {
  Capture,
  CapturedCompany,
  CapturedEmail,
  CapturedPerson,
  Evidence,
} from '../../../contract/capture.ts';
import { type Source } from '../found.ts';
import { foldPhone } from '../values.ts';
import type { OpenMessage } from './open-message.ts';
import { readSignature, type Signature } from './signature.ts';

/** The capture of an open message: its sender as the person, the signature's fields theirs, the firm they sign for. */
export function captureOfMessage(
  message: OpenMessage,
  page: { url: string; title: string },
  source: Source,
): Capture {
  const signature = readSignature(message.text, message.from);
  const evidence: Evidence[] = [];
  const person = senderOf(message, signature);
  const company = signature?.company ? companyOf(signature) : null;
  const people = person ? [person] : [];
  for (const [index, one] of people.entries()) noteAll(evidence, `people.${index}`, one, source);
  if (company) noteAll(evidence, 'companies.0', company, 'text');
  return {
    page: { url: page.url.slice(0, 4000), title: page.title.slice(0, 1000), kind: 'email' },
    people,
    companies: company ? [company] : [],
    primary: person ? { type: 'person', index: 0 } : company ? { type: 'company', index: 0 } : null,
    email: emailOf(message, signature),
    evidence,
  };
}

function emailOf(message: OpenMessage, signature: Signature | null): CapturedEmail {
  const { messageId, subject, from, to, cc, date } = message;
  return {
    messageId,
    subject,
    from,
    to: to.slice(0, 500),
    cc: cc.slice(0, 500),
    date,
    text: message.text.slice(0, 200_000),
    signature,
  };
}

function senderOf(message: OpenMessage, signature: Signature | null): CapturedPerson | null {
  const name = signature?.name ?? message.from?.name ?? null;
  const emails = [
    ...new Set(
      [message.from?.email, ...(signature?.emails ?? [])]
        .filter((email) => typeof email === 'string')
        .map((email) => email),
    ),
  ];
  const unique = emails.filter(
    (email, index) =>
      emails.findIndex((other) => other.toLowerCase() === email.toLowerCase()) === index,
  );
  if (!name && unique.length === 0) return null;
  return {
    name,
    jobTitle: signature?.jobTitle ?? null,
    company: signature?.company ?? null,
    emails: unique,
    phones:
      signature?.phones.filter(
        (phone) => !signature.fax.some((fax) => foldPhone(fax) === foldPhone(phone)),
      ) ?? [],
    fax: signature?.fax ?? [],
    website: signature?.website ?? null,
    profileUrls: [],
    address: signature?.address ?? null,
    photo: null,
  };
}

const companyOf = (signature: Signature): CapturedCompany => ({
  name: signature.company,
  emails: [],
  phones: [],
  fax: [],
  website: signature.website,
  profileUrls: [],
  address: signature.address,
});

/** Evidence for every value of a record: what the mail program states is surer than what a signature says. */
function noteAll(
  evidence: Evidence[],
  path: string,
  record: CapturedPerson | CapturedCompany,
  source: Source,
): void {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string')
      evidence.push({ path: `${path}.${name}`, source, confidence: 0.75 });
    else if (Array.isArray(value))
      value.forEach((_one, index) =>
        evidence.push({
          path: `${path}.${name}.${index}`,
          source,
          confidence: name === 'emails' && index === 0 ? 0.97 : 0.8,
        }),
      );
    else if (value)
      for (const [part, text] of Object.entries(value))
        if (text) evidence.push({ path: `${path}.${name}.${part}`, source, confidence: 0.7 });
  }
}
