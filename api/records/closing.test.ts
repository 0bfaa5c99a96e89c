import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { localDate } from '../../contract/time.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

test('a project keeps when it was closed and why it was lost, until it is opened again', async () => {
  const lead = await here.as.rep(records.lead.create, { lastName: 'Closing' });
  const { id } = await here.as.rep(records.project.create, { name: 'Deal', leadId: lead.id });
  const change = (more: object) => here.as.rep(records.project.change, { id, ...more });
  const lost = await change({ status: 'lost', lostReason: 'Too dear' });
  expect(lost).toMatchObject({ lostReason: 'Too dear', closedAt: expect.any(String) });
  expect(await change({ status: 'pending' })).toMatchObject({ lostReason: null, closedAt: null });
  expect(await change({ status: 'won' })).toMatchObject({ closedAt: expect.any(String) });
});

test('an account that is closed without a day was closed today; opened again, it has no such day', async () => {
  const client = await here.as.rep(records.client.create, { name: 'Holder' });
  const { id } = await here.as.rep(records.account.create, { clientId: client.id, name: 'A' });
  const change = (more: object) => here.as.rep(records.account.change, { id, ...more });
  const days = [localDate(new Date(), 'Etc/GMT+12'), localDate(new Date(), 'Etc/GMT-14')];
  const { closedOn } = await change({ status: 'closed' });
  expect((closedOn ?? '') >= (days[0] ?? '') && (closedOn ?? '') <= (days[1] ?? '')).toBe(true);
  expect(await change({ status: 'active' })).toMatchObject({ closedOn: null });
  expect(await change({ status: 'closed', closedOn: '2020-01-02' })).toMatchObject({
    closedOn: '2020-01-02',
  });
});
