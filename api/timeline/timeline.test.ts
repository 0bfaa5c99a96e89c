import { expect, test } from 'vitest';

import { completeFollowUp } from '../../contract/follow-ups.ts';
import { records } from '../../contract/index.ts';
import { getTimeline, type TimelineEntry } from '../../contract/timeline.ts';
import { suite } from '../../tests/support/suite.ts';
import { filled, makeForm, submit } from '../../tests/support/website-form.ts';

const here = suite();
const newLead = async () => (await here.as.rep(records.lead.create, { lastName: 'Storied' })).id;

/** One word for each entry. */
const told = (entry: TimelineEntry) =>
  entry.kind === 'activity' ? `${entry.activity.verb} ${entry.activity.objectType}` : entry.kind;

test('a timeline tells what happened, latest first, each thing once, with who did it', async () => {
  const id = await newLead();
  const about = { type: 'lead', id } as const;
  await here.as.rep(records.note.create, { about, body: 'Likes tea' });
  const { id: followUp } = await here.as.manager(records.followUp.create, {
    title: 'Call',
    subject: about,
    dueOn: '2030-01-01',
  });
  await here.as.rep(records.lead.change, { id, status: 'contacted' });
  await here.as.rep(completeFollowUp, { id: followUp });
  await here.as.rep(records.interaction.create, {
    subjectOf: about,
    kind: 'call',
    occurredAt: '2020-01-01T00:00:00Z',
  });
  const { items, nextCursor } = await here.as.rep(getTimeline, { type: 'lead', id });
  expect(items.map(told)).toEqual([
    'completed followUp',
    'changed lead',
    'followUp',
    'note',
    'created lead',
    'interaction',
  ]);
  expect(nextCursor).toBeNull();
  expect(items[2]).toMatchObject({
    actor: here.company.manager.name,
    followUp: { id: followUp, status: 'done' },
  });
  const [, changed] = items;
  expect(changed).toMatchObject({
    activity: { details: { status: ['new', 'contacted'] }, objectName: 'Storied' },
  });
});

test('what a website form made says so, and what a member made says where', async () => {
  const origin = 'https://www.storied.example';
  const { key } = await makeForm(here.server, here.company.admin, [origin]);
  const sent = filled({ pageUrl: `${origin}/contact` });
  expect((await submit(here.server, { key, origin }, sent)).status).toBe(201);
  const { items } = await here.as.admin(getTimeline, { type: 'lead', id: sent.id });
  expect(items.map(told).toSorted()).toEqual(['created lead', 'interaction']);
  for (const entry of items) expect(entry).toMatchObject({ actor: null, source: 'widget' });
  const id = await newLead();
  await here.as.rep(records.lead.change, { id, status: 'contacted' });
  const own = await here.as.rep(getTimeline, { type: 'lead', id });
  expect(own.items.map(({ source }) => source)).toEqual([null, 'api']);
});

test('pages of a timeline show every entry once, also where many have the same time', async () => {
  const id = await newLead();
  const occurredAt = '2026-11-01T09:00:00Z';
  for (let at = 0; at < 7; at++)
    await here.as.rep(records.interaction.create, {
      subjectOf: { type: 'lead', id },
      kind: 'call',
      occurredAt,
    });
  const whole = await here.as.rep(getTimeline, { type: 'lead', id });
  const paged: TimelineEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: TimelineEntry[]; nextCursor: string | null } = await here.as.rep(
      getTimeline,
      {
        type: 'lead',
        id,
        limit: 3,
        ...(cursor && { cursor }),
      },
    );
    paged.push(...page.items);
    ({ nextCursor: cursor } = page);
  } while (cursor);
  expect(paged).toEqual(whole.items);
  expect(paged).toHaveLength(8);
});

test('a deleted record keeps its story, and a deleted note leaves it but for the deletion', async () => {
  const id = await newLead();
  const note = await here.as.rep(records.note.create, {
    about: { type: 'lead', id },
    body: 'Secret',
  });
  await here.as.rep(records.note.remove, { id: note.id });
  await here.as.rep(records.lead.remove, { id });
  const { items } = await here.as.rep(getTimeline, { type: 'lead', id });
  expect(items.map(told)).toEqual(['deleted lead', 'deleted note', 'created lead']);
});

test('a client’s story holds that of its contacts and projects, and each of those has its own', async () => {
  const client = await here.as.rep(records.client.create, { name: 'Whole' });
  const contact = await here.as.rep(records.contact.create, {
    clientId: client.id,
    lastName: 'Within',
  });
  const project = await here.as.rep(records.project.create, { clientId: client.id, name: 'Deal' });
  const about = { type: 'contact' as const, id: contact.id };
  await here.as.rep(records.note.create, { about, body: 'Prefers mail', tags: ['habits'] });
  await here.as.rep(records.followUp.create, {
    title: 'Send offer',
    subject: { type: 'project', id: project.id },
    dueOn: '2030-01-01',
  });
  await here.as.rep(records.project.change, { id: project.id, status: 'won' });
  const whole = await here.as.rep(getTimeline, { type: 'client', id: client.id });
  expect(whole.items.map(told)).toEqual([
    'changed project',
    'followUp',
    'note',
    'created project',
    'created contact',
    'created client',
  ]);
  const ofProject = await here.as.rep(getTimeline, { type: 'project', id: project.id });
  expect(ofProject.items.map(told)).toEqual(['changed project', 'followUp', 'created project']);
  const ofContact = await here.as.rep(getTimeline, { type: 'contact', id: contact.id });
  expect(ofContact.items.map(told)).toEqual(['note', 'created contact']);
  const asked = { type: 'client', id: client.id } as const;
  const found = async (more: { kinds?: string; q?: string }) =>
    (await here.as.rep(getTimeline, { ...asked, ...more })).items.map(told);
  expect(await found({ kinds: 'note,followUp' })).toEqual(['followUp', 'note']);
  expect(await found({ q: 'MAIL hab' })).toEqual(['note']);
  expect(await found({ q: '100%' })).toEqual([]);
  expect(await found({ q: 'mail', kinds: 'activity' })).toEqual([]);
});

test('a change is told with its values: what was and what came in its place', async () => {
  const id = await newLead();
  await here.as.rep(records.lead.change, { id, jobTitle: 'Owner', rating: 'hot' });
  const { items } = await here.as.rep(getTimeline, { type: 'lead', id });
  expect(items[0]).toMatchObject({
    activity: { changes: { jobTitle: [null, 'Owner'], rating: [null, 'hot'] } },
  });
});
