import { beforeAll, expect, test } from 'vitest';

import type { Input } from '../../contract/endpoint.ts';
import { records } from '../../contract/index.ts';
import { findMatches } from '../../contract/matches.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

beforeAll(async () => {
  await here.as.manager(records.lead.create, {
    firstName: 'Katharina',
    lastName: 'Schneider',
    companyName: 'Nordlicht Energie GmbH',
    emails: ['k.schneider@nordlicht-match.example'],
    phones: ['040 5550188'],
    profileUrls: ['https://www.linkedin.com/in/kschneider'],
  });
  const client = await here.as.rep(records.client.create, {
    name: 'Hafen Logistik AG',
    website: 'https://hafen-match.example',
  });
  await here.as.rep(records.contact.create, {
    clientId: client.id,
    firstName: 'Jan',
    lastName: 'Petersen',
  });
});

test.each<[Input<typeof findMatches>, string, string[]]>([
  [{ emails: ['K.Schneider@nordlicht-match.example'] }, 'Katharina Schneider', ['same e-mail']],
  [{ phones: ['+49 40 5550188'] }, 'Katharina Schneider', ['same phone']],
  [{ phones: ['040/555 0188'] }, 'Katharina Schneider', ['same phone']],
  [
    { profileUrls: ['linkedin.com/in/kschneider', 'https://de.linkedin.com/in/KSchneider/'] },
    'Katharina Schneider',
    ['same profile'],
  ],
  [{ website: 'www.hafen-match.example/kontakt' }, 'Hafen Logistik AG', ['same website']],
  [
    { names: ['Schneider, Katharina'], companies: ['Nordlicht Energie'] },
    'Katharina Schneider',
    ['same name at the same company'],
  ],
  [
    { names: ['Katarina Schneider'], companies: ['NORDLICHT ENERGIE GMBH'] },
    'Katharina Schneider',
    ['similar name at the same company'],
  ],
  [{ names: ['katharina schneider'] }, 'Katharina Schneider', ['same name']],
  [{ companies: ['Hafen Logistik'] }, 'Hafen Logistik AG', ['same company name']],
  [{ names: ['Jan Petersen'] }, 'Jan Petersen', ['same name']],
  [
    { emails: ['k.schneider@nordlicht-match.example'], names: ['Katharina Schneider'] },
    'Katharina Schneider',
    ['same e-mail', 'same name'],
  ],
])('%j is %s, and says why', async (asked, name, reasons) => {
  const { matches } = await here.as.rep(findMatches, asked);
  expect(matches).toMatchObject([{ name, reasons, readable: true }]);
});

test('a match says whose it is', async () => {
  const { matches } = await here.as.rep(findMatches, { phones: ['040 5550188'] });
  expect(matches).toMatchObject([
    { type: 'lead', owner: here.company.manager.name, company: 'Nordlicht Energie GmbH' },
  ]);
});

test.each<[string, Input<typeof findMatches>]>([
  ['another name at the company', { names: ['Peter Lang'], companies: ['Nordlicht Energie GmbH'] }],
  ['a similar name elsewhere', { names: ['Katarina Schneider'], companies: ['Südstern'] }],
  ['a web host of many', { website: 'https://linkedin.com/in/kschneider' }],
  ['nothing', {}],
])('%s is no match', async (_, asked) => {
  expect((await here.as.rep(findMatches, asked)).matches).toEqual([]);
});

test('the one with the same name is found among hundreds who share one of its words', async () => {
  const { tenantId } = here.company;
  const { rowsOf } = await import('../../tests/support/database.ts');
  await rowsOf(
    `insert into search_word (tenant_id, record_type, word, record_id)
     select $1, 'lead', word, gen_random_uuid() from generate_series(1, 300), unnest('{mustermann}'::text[]) as word`,
    [tenantId],
  );
  await here.as.rep(records.lead.create, { firstName: 'Xaver', lastName: 'Mustermann' });
  const { matches } = await here.as.rep(findMatches, { names: ['Xaver Mustermann'] });
  expect(matches).toMatchObject([{ name: 'Xaver Mustermann', reasons: ['same name'] }]);
});

test('endless names are compared in no time', async () => {
  const names = Array.from({ length: 50 }, (_, at) => `schneider${at} ${'x'.repeat(1900)}`);
  const began = performance.now();
  await here.as.rep(findMatches, { names, companies: names });
  expect(performance.now() - began).toBeLessThan(2000);
});
