import { expect, test } from 'vitest';

import { completeFollowUp, getAgenda, snoozeFollowUp } from '../../contract/follow-ups.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { addDays, localDate, startOfDay } from '../../contract/time.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, get, remove } = records.followUp;
const newLead = () => here.as.rep(records.lead.create, { lastName: 'Subject' });
const about = (id: string) => ({ type: 'lead', id }) as const;
const leadOf = (id: string) => here.as.rep(records.lead.get, { id });

test.each([
  ['Europe/Berlin', '2027-03-27', '2027-03-27T23:00:00.000Z'],
  ['Europe/Berlin', '2027-03-28', '2027-03-28T22:00:00.000Z'],
  ['Europe/Berlin', '2027-10-31', '2027-10-31T23:00:00.000Z'],
  ['America/New_York', '2027-03-14', '2027-03-15T04:00:00.000Z'],
  ['America/New_York', '2027-11-07', '2027-11-08T05:00:00.000Z'],
  ['Australia/Lord_Howe', '2027-10-03', '2027-10-03T13:00:00.000Z'],
  ['Australia/Lord_Howe', '2027-04-04', '2027-04-04T13:30:00.000Z'],
])('in %s what is due on %s is overdue from %s', async (timeZone, dueOn, dueBy) => {
  const made = await here.as.rep(create, { title: 'Day', dueOn, timeZone });
  expect(made).toMatchObject({ dueOn, dueAt: null, timeZone, dueBy, overdue: false });
});

test('what is due at a time is overdue from that time, and belongs to whoever saves it', async () => {
  const past = await here.as.rep(create, { title: 'Past', dueAt: '2026-01-01T10:00:00+01:00' });
  expect(past).toMatchObject({
    dueBy: '2026-01-01T09:00:00.000Z',
    overdue: true,
    assigneeId: here.company.rep.memberId,
    timeZone: 'Europe/Berlin',
  });
});

test('a follow-up has either a time or a day', async () => {
  for (const draft of [{}, { dueAt: '2030-01-01T00:00:00Z', dueOn: '2030-01-01' }])
    expect((await refusalOf(here.as.rep(create, { title: 'X', ...draft }))).errors).toMatchObject([
      { field: 'dueAt' },
    ]);
  const { id } = await here.as.rep(create, { title: 'X', dueOn: '2030-01-01' });
  const moved = await here.as.rep(change, { id, dueOn: null, dueAt: '2030-02-01T08:00:00Z' });
  expect(moved.dueBy).toBe('2030-02-01T08:00:00.000Z');
});

test.each(['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'the agenda of a member in %s is grouped by the days there',
  async (zone) => {
    const { company, server } = here;
    await rowsOf('update member set time_zone = $2 where id = $1', [company.rep2.memberId, zone]);
    const { clientOf } = await import('../../tests/support/server.ts');
    const call = await clientOf(server, company.rep2);
    const today = localDate(new Date(), zone);
    const due = (date: string) =>
      new Date(startOfDay(addDays(date, 1), zone).getTime() - 1000).toISOString();
    const made: Record<string, string> = {};
    for (const days of [-1, 0, 1, 7, 8])
      made[days] = (await call(create, { title: `${days}`, dueAt: due(addDays(today, days)) })).id;
    const onDay = await call(create, { title: 'day', dueOn: today });
    const agenda = await call(getAgenda, {});
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    expect(agenda.timeZone).toBe(zone);
    expect(ids(agenda.overdue)).toEqual([made[-1]]);
    expect(ids(agenda.today)).toEqual([made[0], onDay.id]);
    expect(ids(agenda.nextSevenDays)).toEqual([made[1], made[7]]);
    for (const id of [...Object.values(made), onDay.id]) await call(remove, { id });
  },
);

test('the agenda shows whom a follow-up is about, and leaves out what is about a deleted record', async () => {
  const lead = await here.as.rep(records.lead.create, {
    firstName: 'Ada',
    lastName: 'Roth',
    companyName: 'Roth AG',
    phones: ['030 5550177'],
    emails: ['ada@agenda.example'],
  });
  const followUp = {
    title: 'Call Ada',
    subject: about(lead.id),
    assigneeId: here.company.rep.memberId,
  };
  const { id } = await here.as.manager(create, { ...followUp, dueAt: '2026-02-01T09:00:00Z' });
  const find = async () =>
    (await here.as.rep(getAgenda, {})).overdue.items.find((one) => one.id === id);
  expect(await find()).toMatchObject({
    subjectName: 'Ada Roth',
    subjectCompany: 'Roth AG',
    subjectPhone: '030 5550177',
    subjectEmail: 'ada@agenda.example',
    assignedByName: here.company.manager.name,
  });
  await here.as.rep(records.lead.remove, { id: lead.id });
  expect(await find()).toBeUndefined();
  expect(await here.as.rep(completeFollowUp, { id })).toMatchObject({ status: 'done' });
});

test('done keeps the outcome, who and when, and logs an interaction with the lead', async () => {
  const lead = await newLead();
  const { id } = await here.as.rep(create, {
    title: 'Call',
    subject: about(lead.id),
    dueOn: '2030-01-01',
  });
  const done = await here.as.rep2(completeFollowUp, {
    id,
    outcome: 'reached',
    note: 'Wants an offer',
    logInteraction: 'call',
  });
  expect(done).toMatchObject({
    status: 'done',
    outcome: 'reached',
    outcomeNote: 'Wants an offer',
    completedBy: here.company.rep2.memberId,
    overdue: false,
    next: null,
  });
  expect(done.completedAt).not.toBeNull();
  const { items } = await here.as.rep(records.interaction.list, { followUpId: id });
  expect(items).toMatchObject([{ kind: 'call', outcome: 'reached', body: 'Wants an offer' }]);
  expect((await leadOf(lead.id)).lastInteractionAt).toBe(items[0]?.occurredAt);
});

test('done by many at once it is done once, with one interaction', async () => {
  const lead = await newLead();
  const { id } = await here.as.rep(create, {
    title: 'Race',
    subject: about(lead.id),
    dueOn: '2030-01-01',
  });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      here.send(completeFollowUp, { id, note: `try ${at}`, logInteraction: 'call' }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(new Set(answers.map(({ body }) => body.outcomeNote)).size).toBe(1);
  expect((await here.as.rep(records.interaction.list, { followUpId: id })).items).toHaveLength(1);
});

test('a follow-up about nobody cannot be logged, and stays open', async () => {
  const { id } = await here.as.rep(create, { kind: 'task', title: 'Tidy up', dueOn: '2030-01-01' });
  const refusal = await refusalOf(here.as.rep(completeFollowUp, { id, logInteraction: 'call' }));
  expect(refusal.errors).toMatchObject([{ field: 'logInteraction' }]);
  expect(await here.as.rep(get, { id })).toMatchObject({ status: 'open', version: 1 });
});

test('a snooze moves the time, or the day of what is due on a day; never into the past', async () => {
  const timed = await here.as.rep(create, { title: 'T', dueAt: '2026-01-01T09:00:00Z' });
  const until = '2031-05-01T22:30:00.000Z';
  const snoozed = { snoozedUntil: until, snoozeCount: 1, overdue: false };
  expect(await here.as.rep(snoozeFollowUp, { id: timed.id, until })).toMatchObject({
    ...snoozed,
    dueAt: until,
  });
  const daily = await here.as.rep(create, { title: 'D', dueOn: '2026-01-01' });
  // Half past midnight in Berlin: the next day.
  expect(await here.as.rep(snoozeFollowUp, { id: daily.id, until })).toMatchObject({
    ...snoozed,
    dueAt: null,
    dueOn: '2031-05-02',
  });
  const past = refusalOf(
    here.as.rep(snoozeFollowUp, { id: daily.id, until: '2026-01-01T00:00:00Z' }),
  );
  expect((await past).errors).toMatchObject([{ field: 'until' }]);
  await here.as.rep(completeFollowUp, { id: daily.id });
  expect((await refusalOf(here.as.rep(snoozeFollowUp, { id: daily.id, until }))).code).toBe(
    'conflict',
  );
});

test('a lead knows its next follow-up and its last interaction, however many are saved at once', async () => {
  const lead = await newLead();
  const hour = (at: number) => `2030-01-01T${String(at).padStart(2, '0')}:00:00.000Z`;
  const past = (at: number) => `2026-01-01T${String(at).padStart(2, '0')}:00:00.000Z`;
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      Promise.all([
        here.as.rep(create, { title: `${at}`, subject: about(lead.id), dueAt: hour(20 - at) }),
        here.as.rep2(records.interaction.create, {
          subjectOf: about(lead.id),
          kind: 'call',
          occurredAt: past(at),
        }),
      ]),
    ),
  );
  expect(await leadOf(lead.id)).toMatchObject({
    nextFollowUpAt: hour(9),
    lastInteractionAt: past(11),
  });
  await Promise.all(
    made
      .slice(6)
      .flatMap(([followUp, interaction]) => [
        here.as.rep(completeFollowUp, { id: followUp.id }),
        here.as.rep2(records.interaction.remove, { id: interaction.id }),
      ]),
  );
  expect(await leadOf(lead.id)).toMatchObject({
    nextFollowUpAt: hour(15),
    lastInteractionAt: past(5),
  });
});

test('what is moved to another lead counts there and no longer here', async () => {
  const [one, two] = [await newLead(), await newLead()];
  const dueAt = '2030-03-03T09:00:00.000Z';
  const { id } = await here.as.rep(create, { title: 'Moves', subject: about(one.id), dueAt });
  await here.as.rep(change, { id, subject: about(two.id) });
  expect((await leadOf(one.id)).nextFollowUpAt).toBeNull();
  expect((await leadOf(two.id)).nextFollowUpAt).toBe(dueAt);
});

test('a follow-up that is not there cannot be done or put off', async () => {
  const id = newId();
  expect((await refusalOf(here.as.rep(completeFollowUp, { id }))).status).toBe(404);
  const until = '2031-01-01T00:00:00Z';
  expect((await refusalOf(here.as.rep(snoozeFollowUp, { id, until }))).status).toBe(404);
});
