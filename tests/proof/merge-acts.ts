import { convertLead, undoConversion } from '../../contract/conversions.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { records } from '../../contract/index.ts';
import { mergeable, merges, undoMerge } from '../../contract/merges.ts';
import { isRecordName, type RecordName } from '../../contract/records/index.ts';
import { ask, type Answer } from '../support/ask.ts';
import { storedRows } from '../support/stored-rows.ts';
import type { World } from './merge-world.ts';

export const actNames = [
  'person',
  'person',
  'child',
  'child',
  'edit',
  'edit',
  'rehang',
  'merge',
  'merge',
  'undoMerge',
  'convert',
  'undoConversion',
  'remove',
  'restore',
  'restore',
] as const;

/** One act, and the numbers that choose what it is done to. */
export interface Step {
  act: (typeof actNames)[number];
  kind: number;
  one: number;
  other: number;
  flavour: number;
}

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length];

async function send(world: World, endpoint: Endpoint, input: object): Promise<Answer> {
  const answer = await ask(world.base, endpoint, input, { token: world.token });
  if (![200, 201, 204, 404, 409, 422].includes(answer.status))
    world.shortfalls.push(`${endpoint.id} ${JSON.stringify(input)}: ${answer.text}`);
  const isDone = answer.status < 300;
  const name = isDone ? endpoint.id : 'refused';
  world.counted[name] = (world.counted[name] ?? 0) + 1;
  return answer;
}

/** What one act does; what cannot be done is refused, and counts as well. */
export async function perform(world: World, step: Step): Promise<void> {
  await acts[step.act](world, step);
}

const draftOf = ({ emails, colleagueId }: World, { one, other, flavour }: Step) => ({
  lastName: at(['Weiss', 'Roth', 'Lang'], one),
  emails:
    flavour % 3 === 0
      ? []
      : [at(emails, one), at(emails, other)].filter((mail, n, all) => all.indexOf(mail) === n),
  duplicateReason: 'A shared inbox',
  ...(flavour % 4 === 0 && { jobTitle: `Title ${other}`, doNotContact: true }),
  ...(flavour % 5 === 0 && { ownerId: colleagueId }),
});

const acts: Record<Step['act'], (world: World, step: Step) => Promise<unknown>> = {
  async person(world, step) {
    const { jobTitle: _, doNotContact: __, lastName, ...ofClient } = draftOf(world, step);
    const { ownerId: ___, ...ofContact } = draftOf(world, step);
    const clientId = at(world.ids.client, step.other);
    if (step.kind % 3 === 0)
      return keep(world, 'lead', {
        ...draftOf(world, step),
        companyName: lastName,
        tags: [`t${step.one % 3}`],
      });
    if (step.kind % 3 === 1 || !clientId)
      return keep(world, 'client', {
        ...ofClient,
        name: lastName,
        custom: { size: `${step.one}` },
      });
    return keep(world, 'contact', { ...ofContact, clientId });
  },
  async child(world, { kind, one, flavour }) {
    const type = at(mergeable, one) ?? 'lead';
    const id = at(world.ids[type], flavour);
    if (!id) return;
    const subject = { type, id };
    const due = `2030-01-${String(10 + (one % 10))}`;
    if (kind % 5 === 0) return keep(world, 'note', { about: subject, body: 'Note' });
    if (kind % 5 === 1)
      return keep(world, 'interaction', {
        subjectOf: subject,
        kind: 'call',
        occurredAt: `${due.replace('2030', '2026')}T09:00:00Z`,
      });
    if (kind % 5 === 2)
      return keep(world, 'followUp', {
        subject,
        title: 'Call',
        dueOn: due,
        ...(flavour % 2 === 0 && { assigneeId: world.colleagueId }),
      });
    if (type === 'contact') return;
    if (kind % 5 === 3) return keep(world, 'project', { name: 'Roof', [`${type}Id`]: id });
    return type === 'client' && keep(world, 'account', { name: 'Contract', clientId: id });
  },
  async edit(world, step) {
    const type = at(mergeable, step.kind) ?? 'lead';
    const { duplicateReason, emails } = draftOf(world, step);
    const other =
      type === 'client' ? { industry: `I${step.flavour}` } : { jobTitle: `T${step.flavour}` };
    const patch = step.flavour % 2 === 0 ? { emails, duplicateReason } : other;
    return send(world, records[type].change, {
      id: at(world.ids[type], step.one) ?? world.tenantId,
      ...patch,
    });
  },
  async rehang(world, { kind, one, other }) {
    const id = at(world.ids.note, one);
    const type = at(mergeable, kind) ?? 'lead';
    const to = at(world.ids[type], other);
    if (id && to) await send(world, records.note.change, { id, about: { type, id: to } });
  },
  async merge(world, step) {
    const type = at(mergeable, step.kind) ?? 'lead';
    const [id, from] = [at(world.ids[type], step.one), at(world.ids[type], step.other)];
    if (!id || !from) return;
    const side = at(['into', 'from', 'both'], step.flavour);
    const sent = { id, from, fields: step.flavour % 2 === 0 ? { emails: side } : {} };
    const before = await storedRows(world.tenantId, world.stored);
    const { status, body } = await send(world, merges[type].merge, sent);
    if (status !== 201) return;
    const undone = await send(world, undoMerge, { id: body.mergeId });
    if (undone.status !== 200) world.shortfalls.push(`a merge is not undone: ${undone.text}`);
    await compare(world, `merge of ${type}s and its undoing`, before);
    const again = await send(world, merges[type].merge, sent);
    if (again.status === 201) world.merges.push(again.body.mergeId);
  },
  async undoMerge(world, { one }) {
    const id = at(world.merges, one);
    if (id) await send(world, undoMerge, { id });
  },
  async convert(world, { one, other, flavour }) {
    const id = at(world.ids.lead, one);
    if (!id) return;
    const clientId = flavour % 2 === 0 ? at(world.ids.client, other) : null;
    const sent = { id, clientId, duplicateReason: 'A shared inbox' };
    const before = await storedRows(world.tenantId, world.stored);
    const { status, body } = await send(world, convertLead, sent);
    if (status !== 201) return;
    const made: (string | null)[] = [clientId ? null : body.client.id, body.contact?.id ?? null];
    const undone = await send(world, undoConversion, { id: body.conversionId });
    if (undone.status !== 200) world.shortfalls.push(`a conversion is not undone: ${undone.text}`);
    await compare(world, 'conversion and its undoing', before, made);
    const again = await send(world, convertLead, sent);
    if (again.status !== 201) return;
    world.conversions.push(again.body.conversionId);
    if (!clientId) world.ids.client.push(again.body.client.id);
    if (again.body.contact) world.ids.contact.push(again.body.contact.id);
  },
  async undoConversion(world, { one }) {
    const id = at(world.conversions, one);
    if (id) await send(world, undoConversion, { id });
  },
  remove: (world, step) => existing(world, step, (name) => records[name].remove),
  restore: (world, step) => existing(world, step, (name) => records[name].restore),
};

async function keep(world: World, name: RecordName, draft: object): Promise<void> {
  const { status, body } = await send(world, records[name].create, draft);
  if (status === 201) world.ids[name].push(body.id);
}

async function existing(world: World, step: Step, endpointOf: (name: RecordName) => Endpoint) {
  const names = Object.keys(world.ids).filter(isRecordName);
  const name = at(names, step.kind) ?? 'lead';
  const id = at(world.ids[name], step.one);
  const isKeyed = mergeable.some((one) => one === name);
  const endpoint = endpointOf(name);
  const reason = isKeyed && endpoint.method === 'POST' ? { duplicateReason: 'A shared inbox' } : {};
  if (id) await send(world, endpoint, { id, ...reason });
}

/** Every row that was there is as it was; what the deed made and deleted again is left out. */
async function compare(world: World, what: string, before: string[], made: (string | null)[] = []) {
  const rows = await storedRows(world.tenantId, world.stored);
  const after = rows.filter((row) => !made.some((id) => id && row.includes(`"id": "${id}"`)));
  const changed = [
    ...before.filter((row) => !after.includes(row)).map((row) => `- ${row}`),
    ...after.filter((row) => !before.includes(row)).map((row) => `+ ${row}`),
  ];
  world.counted['compared rows'] = (world.counted['compared rows'] ?? 0) + before.length;
  if (changed.length > 0)
    world.shortfalls.push(`${what} is not as if nothing had been: ${changed.join(' ')}`);
}
