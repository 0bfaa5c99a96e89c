import * as v from 'valibot';

import { capture } from './capture.ts';
import { endpoint } from './endpoint.ts';
import { duplicateReason } from './record.ts';
import { followUp } from './records/follow-up.ts';
import { interaction } from './records/interaction.ts';
import { lead } from './records/lead.ts';
import { uuid } from './values.ts';

const { duplicateReason: _reason, ...leadDraft } = lead.draft.entries;
const { subjectOf: _with, id: _interactionId, ...interactionDraft } = interaction.draft.entries;
const { subject: _about, id: _followUpId, ...followUpDraft } = followUp.draft.entries;

/** What the rep decided about a capture: `created` a lead from `fields`, `attached` to `target`, or `ignored`. */
export const saveCapture = endpoint({
  id: 'captures.create',
  method: 'POST',
  path: '/captures',
  summary: 'Save what was read off a page; the same id twice has one effect',
  access: 'member',
  input: v.strictObject({
    ...capture.entries,
    id: uuid,
    decision: v.picklist(['created', 'attached', 'ignored'], 'Choose created, attached or ignored'),
    /** The reviewed lead (for `created`), or the fields to fill where they are empty (for `attached`). */
    fields: v.optional(v.strictObject(leadDraft), {}),
    target: v.optional(
      v.nullable(v.strictObject({ type: v.picklist(['lead', 'client', 'contact']), id: uuid })),
      null,
    ),
    /** Why a lead is made although one with the same e-mail, phone, domain or profile exists. */
    duplicateReason,
    interaction: v.optional(v.nullable(v.strictObject({ id: uuid, ...interactionDraft })), null),
    followUp: v.optional(v.nullable(v.strictObject({ id: uuid, ...followUpDraft })), null),
  }),
  output: v.object({
    id: uuid,
    decision: v.picklist(['created', 'attached', 'ignored']),
    record: v.nullable(v.looseObject({ type: v.string(), id: uuid, name: v.string() })),
  }),
});
