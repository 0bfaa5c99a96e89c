import type { Capture } from '../../contract/capture.ts';
import { newId } from '../../contract/id.ts';
import type { When } from '../../widget/state/when.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { OutboxInput } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/open.ts';
import type { Target } from './draft.ts';
import type { LeadFields } from './lead-fields.ts';

type CaptureInput = OutboxInput<'capture'>;
export type InteractionDraft = Omit<OutboxInput<'interaction'>, 'subjectOf' | 'id'>;
export interface FollowUpDraft {
  title: string;
  when: When;
}

interface Reviewed {
  id: string;
  outbox: Outbox;
  owner: string;
  capture: Capture;
  /** The page and the person, by `capturedFrom`; null when everything was typed in. */
  capturedFrom: string | null;
  /** What people will call it. */
  name: string;
  interaction: InteractionDraft | null;
  followUp: FollowUpDraft | null;
}

const withId = <D extends object>(draft: D) => ({ id: newId(), ...draft });
const followUpFields = ({ title, when }: FollowUpDraft) => ({ title, ...when });

async function enqueueCapture(
  { id, outbox, owner, capture, capturedFrom, name, interaction, followUp }: Reviewed,
  decided: Pick<CaptureInput, 'decision' | 'fields' | 'target' | 'duplicateReason'>,
): Promise<string> {
  const input: CaptureInput = {
    ...capture,
    id,
    ...decided,
    interaction: interaction && withId(interaction),
    followUp: followUp && withId(followUpFields(followUp)),
  };
  return enqueue(outbox, { owner, kind: 'capture', id, input, label: name, capturedFrom });
}

/** Makes a lead of what was captured. The lead gets the capture's own id, so what follows can name it before it is sent. */
export async function saveLead(
  reviewed: Reviewed,
  fields: LeadFields,
  duplicateReason: string | null,
): Promise<{ entryId: string; target: Target }> {
  const entryId = await enqueueCapture(reviewed, { decision: 'created', fields, duplicateReason });
  return { entryId, target: { type: 'lead', id: entryId } };
}

/** Adds what was captured to a record that is there already; with `fields`, what it does not know yet is filled in from them. */
export async function attach(
  reviewed: Reviewed,
  target: Target,
  fields?: LeadFields,
): Promise<{ entryId: string; target: Target }> {
  const decided = { decision: 'attached', target, ...(fields && { fields }) } as const;
  const entryId = await enqueueCapture(reviewed, decided);
  return { entryId, target };
}

interface About {
  outbox: Outbox;
  owner: string;
  target: Target;
  name: string;
  /** The entry that makes the target, where that may still be on its way. */
  after: string | null;
}

export function logInteraction(about: About, interaction: InteractionDraft): Promise<string> {
  const { outbox, owner, target, name, after } = about;
  const id = newId();
  const input = { id, ...interaction, subjectOf: target };
  return enqueue(outbox, { owner, kind: 'interaction', id, input, label: name, after });
}

export function addFollowUp(about: About, followUp: FollowUpDraft): Promise<string> {
  const { outbox, owner, target, after } = about;
  const id = newId();
  const input = { id, ...followUpFields(followUp), subject: target };
  return enqueue(outbox, { owner, kind: 'followUp', id, input, label: followUp.title, after });
}
