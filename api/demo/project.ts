import { project } from '../../contract/records/project.ts';
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
  if (!first) throw new Error('A deal begins on some day');
  const closesOn = calendar.date(
    status === 'pending' ? -between(random, 6, 90) : between(random, 5, 60),
  );
  const parent = partner.type.name === 'lead' ? 'leadId' : 'clientId';
  const draft = {
    [parent]: partner.record.id,
    name,
    value: chance(random, 0.95) ? value : null,
    stage: stages[0][0],
    probability: stages[0][1],
    expectedCloseOn: closesOn,
    ownerId: owner.memberId,
    nextStep: status === 'pending' ? pick(random, trade.promises) : null,
  };
  const kept = create(books, project, draft, { by: owner, at: first });
  const end = status === 'pending' ? undefined : rest.pop();
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
