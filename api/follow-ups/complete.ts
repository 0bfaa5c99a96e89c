import type { Parsed } from '../../contract/endpoint.ts';
import type { completeFollowUp, snoozeFollowUp } from '../../contract/follow-ups.ts';
import type { RecordOf } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { localDate } from '../../contract/time.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { changeRecord } from '../records/change.ts';
import { createRecord } from '../records/create.ts';
import { getRecord } from '../records/get.ts';

type FollowUp = RecordOf<typeof followUp>;

/** A row of the follow_up table is what its contract says; a test holds the two together. */
const openFollowUp = async (tx: Tx, id: string) =>
  (await getRecord(tx, followUp, id, 'for change')) as unknown as FollowUp;

/** Done, once: who comes second gets what the first one left. With `logInteraction` it is told as something that happened, too. */
export async function complete(
  tx: Tx,
  { id, outcome, note, logInteraction }: Parsed<typeof completeFollowUp>,
) {
  const before = await openFollowUp(tx, id);
  if (before.status === 'done') return { ...before, next: null };
  if (before.status === 'cancelled')
    throw new AppError('conflict', 'This follow-up was cancelled; make a new one');
  const patch = { status: 'done', outcome, outcomeNote: note };
  const done = (await changeRecord(tx, followUp, id, patch, {
    verb: 'completed',
  })) as unknown as FollowUp;
  if (logInteraction) await logAsInteraction(tx, done, logInteraction);
  return { ...done, next: null };
}

async function logAsInteraction(tx: Tx, done: FollowUp, kind: string): Promise<void> {
  if (!done.subject || done.subject.type === 'project')
    throw invalid(
      'logInteraction',
      'Only a follow-up about a lead, client or contact can be logged',
    );
  await createRecord(tx, interaction, {
    subjectOf: done.subject,
    kind,
    direction: 'out',
    state: 'held',
    occurredAt: tx.now.toISOString(),
    subject: done.title,
    body: done.outcomeNote,
    outcome: done.outcome,
    participants: [],
    followUpId: done.id,
  });
}

/** Moves a follow-up on. One that was due on a day stays due on a day. */
export async function snooze(
  tx: Tx,
  { id, until }: Parsed<typeof snoozeFollowUp>,
): Promise<FollowUp> {
  if (until <= tx.now.toISOString()) throw invalid('until', 'Choose a time that is still to come');
  const before = await openFollowUp(tx, id);
  if (before.status === 'done' || before.status === 'cancelled')
    throw new AppError('conflict', 'This follow-up is over; there is nothing to put off');
  const zone = before.timeZone ?? tx.actor.timeZone;
  const due = before.dueOn ? { dueOn: localDate(new Date(until), zone) } : { dueAt: until };
  const patch = { ...due, snoozedUntil: until, snoozeCount: (before.snoozeCount ?? 0) + 1 };
  return (await changeRecord(tx, followUp, id, patch, { verb: 'snoozed' })) as unknown as FollowUp;
}
