import { expect, test } from 'vitest';

import { saveCapture } from '../../contract/captures.ts';
import type { Input } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { standardRoles } from '../../contract/permissions.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const page = { url: 'https://firm.example/team', title: 'Team', kind: 'page' } as const;
const capture = (more: Partial<Input<typeof saveCapture>>): Input<typeof saveCapture> => ({
  id: newId(),
  page,
  decision: 'created',
  ...more,
});
let made = 0;
const mail = () => `c${made++}@captures.example`;
const countOf = async (table: string) => {
  const [row] = await rowsOf<{ count: number }>(
    `select count(*)::int as count from ${table} where tenant_id = $1`,
    [here.company.tenantId],
  );
  return row?.count;
};

test('a capture becomes a lead with its interaction and follow-up, and says where it was found', async () => {
  const sent = capture({
    fields: { lastName: 'Roth', emails: [mail()] },
    interaction: {
      id: newId(),
      kind: 'email',
      occurredAt: '2026-11-20T08:00:00Z',
      subject: 'Hello',
    },
    followUp: { id: newId(), title: 'Answer', dueOn: '2030-01-01' },
  });
  const { decision, record } = await here.as.rep(saveCapture, sent);
  expect([decision, record]).toMatchObject([
    'created',
    { type: 'lead', id: sent.id, name: 'Roth' },
  ]);
  const lead = await here.as.rep(records.lead.get, { id: sent.id });
  expect(lead).toMatchObject({ sourceUrl: page.url, leadSource: 'web_page', source: 'extension' });
  expect([lead.nextFollowUpAt, lead.lastInteractionAt]).toEqual([
    '2030-01-01T22:59:59.999Z',
    '2026-11-20T08:00:00.000Z',
  ]);
});

test('the same capture sent twice, or ten times at once, has one effect and one answer', async () => {
  const sent = capture({ fields: { lastName: 'Once', emails: [mail()] } });
  const followUp = { id: newId(), title: 'Call', dueOn: '2030-01-01' };
  const all = await Promise.all(
    Array.from({ length: 10 }, () => here.send(saveCapture, { ...sent, followUp })),
  );
  all.push(await here.send(saveCapture, { ...sent, followUp }));
  expect(all.map(({ status }) => status)).toEqual(Array(11).fill(201));
  for (const { body } of all)
    expect(body).toMatchObject({
      id: sent.id,
      decision: 'created',
      record: { id: sent.id, name: 'Once' },
    });
  const leads = await rowsOf('select 1 from lead where id = $1', [sent.id]);
  const followUps = await rowsOf('select 1 from follow_up where lead_id = $1', [sent.id]);
  expect([leads.length, followUps.length]).toEqual([1, 1]);
});

test('a capture of somebody who is there is refused with who it is, and nothing of it is kept', async () => {
  const email = mail();
  const held = await here.as.manager(records.lead.create, { lastName: 'Held', emails: [email] });
  const before = [
    await countOf('capture'),
    await countOf('interaction'),
    await countOf('activity'),
  ];
  const refusal = await refusalOf(
    here.as.rep(saveCapture, capture({ fields: { lastName: 'Held', emails: [email] } })),
  );
  expect([refusal.code, refusal.existing]).toMatchObject([
    'duplicate',
    {
      type: 'lead',
      id: held.id,
      name: 'Held',
      owner: here.company.manager.name,
      reasons: ['same e-mail'],
    },
  ]);
  expect([
    await countOf('capture'),
    await countOf('interaction'),
    await countOf('activity'),
  ]).toEqual(before);
});

test('with a reason it is made all the same', async () => {
  const email = mail();
  await here.as.rep(records.lead.create, { lastName: 'Held', emails: [email] });
  const sent = capture({
    fields: { lastName: 'Second', emails: [email] },
    duplicateReason: 'Twins',
  });
  expect((await here.as.rep(saveCapture, sent)).record).toMatchObject({
    id: sent.id,
    name: 'Second',
  });
});

test('attached to a record it fills what is empty and overwrites nothing', async () => {
  const lead = await here.as.rep(records.lead.create, {
    lastName: 'Known',
    jobTitle: 'Buyer',
    phones: ['030 5550142'],
  });
  const sent = capture({
    decision: 'attached',
    target: { type: 'lead', id: lead.id },
    fields: {
      lastName: 'Other',
      jobTitle: 'Chief',
      companyName: 'Firm',
      phones: ['030 5550143'],
      emails: [mail()],
    },
    interaction: { id: newId(), kind: 'email', occurredAt: '2026-11-20T08:00:00Z' },
  });
  await here.as.rep(saveCapture, sent);
  const filled = await here.as.rep(records.lead.get, { id: lead.id });
  expect(filled).toMatchObject({
    lastName: 'Known',
    jobTitle: 'Buyer',
    phones: ['030 5550142'],
    companyName: 'Firm',
    emails: sent.fields?.emails,
    lastInteractionAt: '2026-11-20T08:00:00.000Z',
  });
  await here.as.rep(records.lead.change, { id: lead.id, companyName: null });
  await here.as.rep(saveCapture, sent);
  expect((await here.as.rep(records.lead.get, { id: lead.id })).companyName).toBeNull();
});

test('attached to nothing, or to what is not there, it is refused', async () => {
  const aimless = refusalOf(here.as.rep(saveCapture, capture({ decision: 'attached' })));
  expect((await aimless).errors).toMatchObject([{ field: 'target' }]);
  const target = { type: 'lead', id: newId() } as const;
  const missing = refusalOf(here.as.rep(saveCapture, capture({ decision: 'attached', target })));
  expect((await missing).code).toBe('not_found');
});

test('what the rep ignored is remembered and makes no record', async () => {
  const before = await countOf('lead');
  const sent = capture({ decision: 'ignored', fields: { lastName: 'Nobody' } });
  const answer = { id: sent.id, decision: 'ignored', record: null };
  expect(await here.as.rep(saveCapture, sent)).toEqual(answer);
  expect(await here.as.rep(saveCapture, sent)).toEqual(answer);
  expect(await countOf('lead')).toBe(before);
});

test('a capture whose lead was sent on its own before answers like a capture', async () => {
  const fields = { id: newId(), lastName: 'Before' };
  await here.as.rep(records.lead.create, fields);
  const sent = capture({ fields, followUp: { id: newId(), title: 'Call', dueOn: '2030-01-01' } });
  const answer = await here.as.rep(saveCapture, sent);
  expect(answer).toMatchObject({
    id: sent.id,
    decision: 'created',
    record: { type: 'lead', id: fields.id },
  });
  expect(await rowsOf('select 1 from follow_up where lead_id = $1', [fields.id])).toHaveLength(1);
});

test('an e-mail that was logged before is not logged again, and says where it is', async () => {
  const lead = await here.as.rep(records.lead.create, { lastName: 'Mails' });
  const attach = () =>
    capture({
      page: { ...page, kind: 'email' },
      decision: 'attached',
      target: { type: 'lead', id: lead.id },
      interaction: {
        id: newId(),
        kind: 'email',
        occurredAt: '2026-11-20T08:00:00Z',
        externalId: '<1@capture>',
      },
    });
  const first = attach();
  await here.as.rep(saveCapture, first);
  const refusal = await refusalOf(here.as.rep2(saveCapture, attach()));
  expect([refusal.code, refusal.existing]).toMatchObject([
    'duplicate',
    { type: 'interaction', id: first.interaction?.id, reasons: ['same message'] },
  ]);
});

test('whoever may make no leads captures none, and whoever may make no interactions logs none with it', async () => {
  const { rep } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { lead, ...others } = standardRoles.rep.permissions;
  await giveRole(rep, { permissions: { ...others, lead: { ...lead, create: 'none' } } });
  const sent = capture({ fields: { lastName: 'Never', emails: [mail()] } });
  expect((await refusalOf(call(saveCapture, sent))).status).toBe(403);
  const { interaction, ...rest } = standardRoles.rep.permissions;
  const without = { ...rest, interaction: { ...interaction, create: 'none' as const } };
  await giveRole(rep, { permissions: without });
  const logged = { id: newId(), kind: 'email', occurredAt: '2026-11-20T08:00:00Z' } as const;
  const refused = await refusalOf(call(saveCapture, { ...sent, interaction: logged }));
  expect(refused.status).toBe(403);
  const stored = await rowsOf('select 1 from lead where tenant_id = $1', [rep.tenantId]);
  expect(stored).toEqual([]);
});

test('whoever may change no leads at all is told so when a capture would fill one', async () => {
  const { rep, manager } = await makeCompany();
  const { id } = await (
    await clientOf(here.server, manager)
  )(records.lead.create, {
    lastName: 'Roth',
  });
  const { lead, ...others } = standardRoles.manager.permissions;
  await giveRole(rep, { permissions: { ...others, lead: { ...lead, change: 'none' } } });
  const call = await clientOf(here.server, rep);
  const attached = { decision: 'attached', target: { type: 'lead', id } } as const;
  const sent = capture({ ...attached, fields: { jobTitle: 'Buyer' } });
  expect((await refusalOf(call(saveCapture, sent))).message).toMatch(
    /^Your role may not change leads/,
  );
});
