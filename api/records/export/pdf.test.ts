import { beforeAll, expect, test } from 'vitest';

import { recordExports } from '../../../contract/exports.ts';
import { records } from '../../../contract/index.ts';
import { ask } from '../../../tests/support/ask.ts';
import { rowsOf } from '../../../tests/support/database.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { suite } from '../../../tests/support/suite.ts';

const here = suite();
const { pdf } = recordExports.lead;

/** Names as they are written in many lands, and what of each a reader of the file must find. */
const names = [
  'Żółkiewska Łucja',
  'Παπαδόπουλος Αθήνα',
  'Щербакова Дарья',
  'Nguyễn Thị Hường',
  'שרה כהן',
  'محمد الأحمد',
  '张伟',
  'さくら込山',
  '김민수',
];

const addLeads = (prefix: string, count: number, status: string) =>
  rowsOf(
    `insert into lead (tenant_id, id, last_name, company_name, emails, phones, profile_urls, status, do_not_contact, tags, custom, source,
       created_by, owner_id, estimated_value_amount, estimated_value_currency)
     select $1, gen_random_uuid(), $2 || n, 'Works ' || n, '{}', '{}', '{}', $4, false, '{}', '{}', 'api', $3::uuid, $3::uuid, (n % 100) * 1234567::bigint, 'EUR'
     from generate_series(1, $5::integer) n`,
    [here.company.tenantId, prefix, here.company.manager.memberId, status, count],
  );

beforeAll(async () => {
  for (const lastName of names) await here.as.manager(records.lead.create, { lastName });
  await addLeads('Printed', 90, 'junk');
});

const asked = (input: object, token = here.as.manager.token) =>
  ask(here.server.url, pdf, input, { token });
const read = async (input: object) => readPdf(await (await asked(input)).body.arrayBuffer());

test('a list comes as a PDF whose names can be read, searched and copied in every script', async () => {
  const { status, headers, body } = await asked({ status: 'new', sort: 'createdAt' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toMatch(/filename="leads-.+\.pdf"/);
  const { pages, title } = await readPdf(await body.arrayBuffer());
  expect(title).toBe('Leads');
  expect(pages).toHaveLength(1);
  const text = pages[0]?.text.normalize('NFKC') ?? '';
  for (const name of names)
    for (const word of name.split(' ')) expect(text, word).toContain(word.normalize('NFKC'));
});

test('each page repeats the head of the table, and says which of how many it is', async () => {
  const { pages } = await read({
    status: 'junk',
    columns: 'lastName,companyName,status,ownerId,estimatedValue,createdAt,leadSource',
  });
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, { text, width, height }] of pages.entries()) {
    expect(text).toContain('Estimated value');
    expect(text).toContain(`${at + 1} of ${pages.length}`);
    expect(width).toBeGreaterThan(height);
  }
  const all = pages.map(({ text }) => text).join(' ');
  for (let n = 1; n <= 90; n++) expect(all).toContain(`Printed${n}`);
});

test('the head says what is listed, of which company, narrowed by what, and how many there are', async () => {
  const { pages } = await read({
    status: 'junk,new',
    ownerId: 'me',
    'createdAt[gte]': '2026-01-02T00:00:00Z',
    q: 'zolkiewska',
    sort: '-lastName',
  });
  const text = pages[0]?.text ?? '';
  for (const said of [
    'Leads',
    'Status: Junk or New',
    `Owner: ${here.company.manager.name}`,
    'Created from 2 Jan 2026',
    'Search: “zolkiewska”',
    'Sorted by Last name, the last first',
    '1 lead ·',
  ])
    expect(text).toContain(said);
});

test('amounts stand below each other at the right, whole and with their currency', async () => {
  const { pages } = await read({
    status: 'junk',
    columns: 'estimatedValue',
    sort: 'estimatedValue',
  });
  const [first, last] = ['12,345.67 EUR', '1,111,110.30 EUR'].map((amount) =>
    pages.flatMap(({ pieces }) => pieces).find(({ text }) => text === amount),
  );
  expect(first && last && Math.abs(first.right - last.right)).toBeLessThan(0.5);
  expect(pages[0]?.height).toBeGreaterThan(pages[0]?.width ?? 0);
});

test('a list that is too long for paper is refused with the way out, and other columns than there are too', async () => {
  await addLeads('Many', 10_001, 'unqualified');
  const { status, body } = await asked({ status: 'unqualified' });
  expect(status).toBe(413);
  expect(body.detail).toContain('10,001 leads are more than the 10,000');
  expect(body.detail).toContain('export it as CSV');
  expect((await asked({ columns: 'shoeSize' })).status).toBe(422);
  const many = await asked({
    columns:
      'createdAt,updatedAt,createdBy,source,status,rating,tags,emails,phones,website,jobTitle,salutation,sourceUrl,lostReason,custom',
  });
  expect(many.body.errors).toMatchObject([{ field: 'columns' }]);
});

test.each(['followUp', 'interaction'] as const)(
  'an empty list of the kind %s is a page that says so',
  async (name) => {
    const { token } = here.as.manager;
    const { body } = await ask(here.server.url, recordExports[name].pdf, {}, { token });
    const { pages } = await readPdf(await body.arrayBuffer());
    expect(pages.map(({ text }) => text).join()).toMatch(/\b0 [a-z-]+ · .* 1 of 1/s);
  },
);

test('only what the role may take out is printed', async () => {
  const { body } = await asked({ status: 'junk' }, here.as.rep.token);
  const { pages } = await readPdf(await body.arrayBuffer());
  expect(pages[0]?.text).toContain('0 leads');
  expect(pages[0]?.text).not.toContain('Printed');
});
