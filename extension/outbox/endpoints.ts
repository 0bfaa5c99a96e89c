import { saveCapture } from '../../contract/captures.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { completeFollowUp, snoozeFollowUp } from '../../contract/follow-ups.ts';
import { records } from '../../contract/index.ts';

/** What can wait in the outbox, and the endpoint that each kind is sent to. */
export const endpoints = {
  capture: saveCapture,
  interaction: records.interaction.create,
  note: records.note.create,
  followUp: records.followUp.create,
  completion: completeFollowUp,
  snooze: snoozeFollowUp,
} as const satisfies Record<string, Endpoint>;
