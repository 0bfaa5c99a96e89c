import { project } from '../../contract/records/project.ts';
import { addDays } from '../../contract/time.ts';
import type { Actor } from '../db/tenant.ts';
import { change, create, type Kept } from './books.ts';
import type { Company } from './company.ts';
import { between, chance, pick } from './random.ts';

const stages = [
  ['qualification', 10],
  ['demo', 25],
  ['proposal', 50],
  ['negotiation', 70],
  ['ready_to_close', 90],
] as const;

interface Deal {
  /** The lead or client it is with. */
  partner: Kept;
  owner: Actor;
  name: string;
  value: { amount: number; currency: string };
  /** How far it came: 0 to 4, in the order of the stages. */
  reached: number;
  status: 'pending' | 'won' | 'lost';
  /** When it began and each time it moved on; the last one closes it unless it is pending. */
  days: Date[];
}

/** Writes down a deal with the stages it went through and how it ended. */
export function deal(
  company: Company,
  { partner, owner, name, value, reached, status, days }: Deal,
): Kept {
  const { books, random, calendar, trade } = company;
  const [first, ...rest] = days;
  const end = status === 'pending' ? undefined : rest.pop();
  if (!first) throw new Error('A deal begins on some day');
  const parent = partner.type.name === 'lead' ? 'leadId' : 'clientId';
  const draft = {
    [parent]: partner.record.id,
    name,
    value: chance(random, 0.95) ? value : null,
    stage: stages[0][0],
    probability: stages[0][1],
    expectedCloseOn: end
      ? addDays(end.toISOString().slice(0, 10), between(random, -12, 20))
      : calendar.date(-between(random, 6, 90)),
    ownerId: owner.memberId,
    nextStep: status === 'pending' ? pick(random, trade.promises) : null,
  };
  const kept = create(books, project, draft, { by: owner, at: first });
  for (const [place, at] of rest.entries()) {
    const [stage, probability] = stages[Math.min(place + 1, reached)] ?? stages[0];
    change(books, kept, { stage, probability }, { by: owner, at });
  }
  if (!end) return kept;
  const lostReason = status === 'lost' ? pick(random, trade.lostReasons) : null;
  const patch = { status, lostReason, probability: status === 'won' ? 100 : 0 };
  change(books, kept, patch, { by: owner, at: end });
  return kept;
}
