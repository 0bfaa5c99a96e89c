import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  changeWebsiteForm,
  createWebsiteForm,
  listWebsiteForms,
  revokeWebsiteForm,
  submitWebsiteForm,
} from '../../contract/website-forms.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { clientOf, startServer, strangerOf, type TestServer } from '../../tests/support/server.ts';
import { filled } from '../../tests/support/website-form.ts';

const origins = ['https://www.brightwater.example'];
let server: TestServer;
let company: Awaited<ReturnType<typeof makeCompany>>;
let admin: Awaited<ReturnType<typeof clientOf>>;

beforeAll(async () => {
  server = await startServer();
  company = await makeCompany();
  admin = await clientOf(server, company.admin);
});
afterAll(() => server.stop());

const formsOf = (tenantId: string) =>
  rowsOf('select id, revoked_at from website_form where tenant_id = $1', [tenantId]);

test('an admin makes a key, sees it in the list and revokes it, and the audit log tells', async () => {
  const made = await admin(createWebsiteForm, { name: ' Contact page ', origins });
  expect(made).toMatchObject({ name: 'Contact page', origins, revokedAt: null });
  expect(made.key).toMatch(new RegExp(`^pk_${company.slug}_[\\w-]{24}$`));
  await admin(revokeWebsiteForm, { id: made.id });
  const { items } = await admin(listWebsiteForms, {});
  expect(items.find(({ id }) => id === made.id)?.revokedAt).not.toBeNull();
  const told = await rowsOf(
    'select action, actor_id from audit_event where tenant_id = $1 and record_id = $2 order by id',
    [company.tenantId, made.id],
  );
  const by = { actor_id: company.admin.memberId };
  expect(told).toEqual([
    { ...by, action: 'websiteForm.created' },
    { ...by, action: 'websiteForm.revoked' },
  ]);
});

test('a long list comes in pages, each form once', async () => {
  const other = await makeCompany();
  const call = await clientOf(server, other.admin);
  for (const name of ['A', 'B', 'C', 'D', 'E']) await call(createWebsiteForm, { name, origins });
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof call<typeof listWebsiteForms>>> = await call(
      listWebsiteForms,
      { limit: 2, ...(cursor && { cursor }) },
    );
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  expect(names).toEqual(['E', 'D', 'C', 'B', 'A']);
});

test('a form gets another name and other websites; its key stays, and works there from then on', async () => {
  const form = await admin(createWebsiteForm, { name: 'Contact', origins });
  const elsewhere = ['https://shop.company.example'];
  const changed = await admin(changeWebsiteForm, { id: form.id, name: 'Shop', origins: elsewhere });
  expect(changed).toEqual({ ...form, name: 'Shop', origins: elsewhere });
  const answerTo = async (origin: string) =>
    (
      await ask(server.url, submitWebsiteForm, filled({ pageUrl: `${origin}/contact` }), {
        headers: { 'x-publishable-key': form.key, origin },
      })
    ).status;
  expect(await answerTo(elsewhere[0] ?? '')).toBe(201);
  expect(await answerTo(origins[0] ?? '')).toBe(401);
  const told = await rowsOf<{ changes: object }>(
    `select changes from audit_event where record_id = $1 and action = 'websiteForm.changed'`,
    [form.id],
  );
  expect(told.map(({ changes }) => changes)).toEqual([
    { name: ['Contact', 'Shop'], origins: [origins, elsewhere] },
  ]);
  await admin(revokeWebsiteForm, { id: form.id });
  await expect(admin(changeWebsiteForm, { id: form.id, name: 'Back' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test.each([
  ['a path', ['https://www.company.example/contact']],
  ['a trailing slash', ['https://www.company.example/']],
  ['every website', ['*']],
  ['a page without an origin', ['null']],
  ['something that is no website', ['javascript:alert(1)']],
  ['no website', []],
])('a key is not bound to %s', async (_, wrong) => {
  const before = await formsOf(company.tenantId);
  await expect(admin(createWebsiteForm, { name: 'X', origins: wrong })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await formsOf(company.tenantId)).toEqual(before);
});

test.each(['manager', 'rep'] as const)(
  'a %s may neither make, see nor revoke keys',
  async (role) => {
    const call = await clientOf(server, company[role]);
    const [form] = await formsOf(company.tenantId);
    const tries = [
      () => call(createWebsiteForm, { name: 'X', origins }),
      () => call(listWebsiteForms, {}),
      () => call(changeWebsiteForm, { id: String(form?.['id']), name: 'Mine' }),
      () => call(revokeWebsiteForm, { id: String(form?.['id']) }),
    ];
    for (const attempt of tries)
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  },
);

test('strangers learn nothing, and another tenant’s key looks as if it did not exist', async () => {
  const { id } = await admin(createWebsiteForm, { name: 'Ours', origins });
  await expect(strangerOf(server)(listWebsiteForms, {})).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  const neighbour = await clientOf(server, (await makeCompany()).admin);
  for (const refused of [
    () => neighbour(changeWebsiteForm, { id, name: 'Mine' }),
    () => neighbour(revokeWebsiteForm, { id }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'not_found' });
  expect((await neighbour(listWebsiteForms, {})).items).toEqual([]);
  const [row] = await rowsOf('select revoked_at from website_form where id = $1', [id]);
  expect(row).toEqual({ revoked_at: null });
});
