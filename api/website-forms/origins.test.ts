import { expect, test } from 'vitest';

import { changeWebsiteForm, createWebsiteForm } from '../../contract/website-forms.ts';
import { startServer } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { filled, submit } from '../../tests/support/website-form.ts';

const here = suite();

test('origins are kept as browsers send them, each once, and work so', async () => {
  const origins = [
    'https://münchen.example',
    'HTTPS://UP.example',
    'https://up.example:443',
    'http://localhost:5173',
  ];
  const form = await here.as.admin(createWebsiteForm, { name: 'Contact', origins });
  const kept = ['https://xn--mnchen-3ya.example', 'https://up.example', 'http://localhost:5173'];
  expect(form.origins).toEqual(kept);
  const [origin = ''] = kept;
  const sent = filled({ pageUrl: 'https://münchen.example/kontakt' });
  expect((await submit(here.server, { key: form.key, origin }, sent)).status).toBe(201);
  const changed = await here.as.admin(changeWebsiteForm, {
    id: form.id,
    origins: ['HTTP://B.EXAMPLE:80'],
  });
  expect(changed.origins).toEqual(['http://b.example']);
});

test.each(['*', 'https://*.company.example', 'https://*'])(
  'the origin %s is refused for its *, and named',
  async (origin) => {
    const origins = ['https://a.example', origin];
    const { errors } = await refusalOf(here.as.admin(createWebsiteForm, { name: 'X', origins }));
    expect(errors).toEqual([{ field: 'origins.1', message: expect.stringContaining('*') }]);
  },
);

test('a page that is of another website than the form is refused, naming the page', async () => {
  const origin = 'https://www.own.example';
  const { key } = await here.as.admin(createWebsiteForm, { name: 'Own', origins: [origin] });
  for (const pageUrl of [
    'https://www.other.example/contact',
    'http://www.own.example/contact',
    'https://www.own.example.evil.example/',
    'https://www.own.example:8443/',
  ]) {
    const answer = await submit(here.server, { key, origin }, filled({ pageUrl }));
    const { errors } = await answer.json();
    expect([answer.status, errors[0].field]).toEqual([422, 'pageUrl']);
  }
});

test('what is refused at other websites does not keep visitors of a registered one waiting', async () => {
  const origin = 'https://www.calm.example';
  const form = await here.as.admin(createWebsiteForm, { name: 'Calm', origins: [origin] });
  const limited = await startServer({ rateLimits: true });
  try {
    const pageUrl = `${origin}/contact`;
    const address = '198.51.100.9';
    const tries = [
      { key: form.key, origin: 'https://www.other.example', address },
      { key: 'pk_nobody_xxxxxxxxxxxxxxxxxxxxxxxx', origin, address },
    ];
    const statuses: number[] = [];
    for (let sent = 0; sent < 24; sent++) {
      const where = tries[sent % 2] ?? { key: '', origin, address };
      statuses.push((await submit(limited, where, filled({ pageUrl }))).status);
    }
    expect(statuses).toEqual([...Array(20).fill(401), ...Array(4).fill(429)]);
    expect(
      (await submit(limited, { key: form.key, origin, address }, filled({ pageUrl }))).status,
    ).toBe(201);
  } finally {
    await limited.stop();
  }
});
