import * as v from 'valibot';

import type { KeyKind } from '../../contract/field.ts';
import type { Mergeable } from '../../contract/merges.ts';
import { uuid } from '../../contract/values.ts';
import { invalid } from '../errors.ts';

/** What records are compared by, the most certain first. */
export const stages = ['email', 'phone', 'profile', 'domain', 'name'] as const;
export type Stage = (typeof stages)[number];

/** How far somebody has looked: the last record or company of a stage. */
export interface Place {
  stage: Stage;
  after: string;
}

export const start: Place = { stage: stages[0], after: '' };

export const isKeyStage = (stage: Stage): stage is KeyKind & Stage => stage !== 'name';

/** The beginning of the next stage; null after the last one. */
export function nextStage(stage: Stage): Place | null {
  const next = stages[stages.indexOf(stage) + 1];
  return next ? { stage: next, after: '' } : null;
}

const written = v.strictTuple([v.picklist(stages), v.string()]);

export const writePlace = ({ stage, after }: Place): string =>
  Buffer.from(JSON.stringify([stage, after])).toString('base64url');

/** Throws `invalid` for a cursor that is none of ours. */
export function readPlace(cursor: string, type: Mergeable): Place {
  const { output, success } = v.safeParse(written, parsed(cursor));
  if (!success) throw broken();
  const [stage, after] = output;
  if (after !== '' && (isKeyStage(stage) || type === 'contact') && !v.is(uuid, after))
    throw broken();
  return { stage, after };
}

const broken = () => invalid('cursor', 'This is not a cursor of this list; leave it out');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null; // said above
  }
}
