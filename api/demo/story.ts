import type { RecordOf } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import type { lead } from '../../contract/records/lead.ts';
import { change, create, subjectOf } from './books.ts';
import { later, moments } from './calendar.ts';
import type { Company } from './company.ts';
import { happened, noted, type Counterpart } from './interactions.ts';
import type { Prospect } from './lead.ts';
import { between, chance, pick } from './random.ts';
import type { Step } from './words/steps.ts';

export type Status = RecordOf<typeof lead>['status'];
type Scene = Step | 'note';

/** Ways that lead to each status. */
const ways: Record<Status, Scene[][]> = {
  new: [[], [], ['missedCall'], ['mailReceived']],
  contacted: [
    ['missedCall', 'mailSent'],
    ['mailSent', 'leftMessage'],
    ['callReached', 'note'],
    ['mailReceived', 'mailSent', 'missedCall'],
    ['missedCall', 'leftMessage', 'mailSent', 'message'],
  ],
  nurture: [
    ['callReached', 'note'],
    ['mailSent', 'callReached', 'note'],
    ['missedCall', 'mailSent', 'mailReceived', 'note'],
    ['visit', 'note', 'mailSent'],
  ],
  qualified: [
    ['callReached', 'mailSent', 'meeting', 'note'],
    ['missedCall', 'mailSent', 'callReached', 'note', 'meeting', 'offerSent'],
    ['mailReceived', 'callReached', 'note', 'offerSent', 'mailReceived'],
    ['visit', 'note', 'callReached', 'offerSent'],
    ['leftMessage', 'mailSent', 'message', 'callReached', 'note'],
  ],
  converted: [
    ['callReached', 'meeting', 'note', 'offerSent', 'agreed'],
    ['missedCall', 'mailSent', 'callReached', 'visit', 'note', 'offerSent', 'agreed'],
    ['mailReceived', 'callReached', 'note', 'meeting', 'offerSent', 'message', 'agreed'],
  ],
  unqualified: [
    ['missedCall', 'callReached', 'refused'],
    ['mailSent', 'callReached', 'note', 'offerSent', 'refused'],
    ['callReached', 'meeting', 'offerSent', 'refused'],
  ],
  junk: [['note']],
};

export const wayTo = ({ random }: Company, status: Status): Scene[] => pick(random, ways[status]);

export const counterpartOf = (company: Company, prospect: Prospect): Counterpart => ({
  kept: prospect.kept,
  owner: prospect.owner,
  firstName: prospect.person?.firstName ?? null,
  lastName: prospect.person?.lastName ?? null,
  company: prospect.firm.name,
  need: prospect.need,
  lostReason: pick(company.random, company.trade.lostReasons),
});

/** Tells what happened with a lead from the day it was found: talks, notes, follow-ups done, and its status all along. */
export function tellStory(
  company: Company,
  prospect: Prospect,
  status: Status,
  way: Scene[],
  days: Date[],
): void {
  const partner = counterpartOf(company, prospect);
  way.forEach((scene, place) => {
    const at = days[place];
    if (!at) throw new Error('Each scene has its day');
    const before = days[place - 1];
    if (scene === 'note') noted(company, partner, at, status === 'junk' ? spam : undefined);
    else if (before && chance(company.random, 0.4))
      keepPromise(company, scene, partner, before, at);
    else happened(company, scene, partner, at);
    if (place === 0 && status !== 'new' && status !== 'junk')
      move(company, prospect, 'contacted', partner, later(at, 9));
  });
  const end = days[way.length - 1];
  if (end && status !== 'converted') move(company, prospect, status, partner, later(end, 10));
}

const spam = 'Offers us search engine marketing. Not a lead.';

/** Sets the status, and why it was given up if it was. */
function move(
  { books }: Company,
  { kept, owner }: Prospect,
  status: Status,
  { lostReason }: Counterpart,
  at: Date,
) {
  const patch = {
    status,
    ...(status === 'unqualified' && { lostReason, rating: 'cold' }),
    ...(status === 'junk' && { lostReason: 'Advertising' }),
  };
  change(books, kept, patch, { by: owner, at });
}

/** A follow-up set at one meeting and done at the next: what comes of it is the interaction. */
function keepPromise(
  company: Company,
  step: Step,
  partner: Counterpart,
  from: Date,
  at: Date,
): void {
  const { books, random, trade } = company;
  const due = new Date(Math.ceil(at.getTime() / 900_000) * 900_000);
  const draft = {
    title: pick(random, trade.promises),
    subject: subjectOf(partner.kept),
    dueAt: due.toISOString(),
  };
  const promised = create(books, followUp, draft, { by: partner.owner, at: later(from, 5) });
  const held = happened(company, step, partner, at, promised.record.id);
  const { outcome, body } = held.record;
  const firstLine = typeof body === 'string' ? (body.split('\n')[0] ?? null) : null;
  const patch = {
    status: 'done',
    outcome,
    outcomeNote: held.record['kind'] === 'call' ? firstLine : null,
  };
  change(books, promised, patch, { by: partner.owner, at: later(at, 8) }, 'completed');
}

/**
 * Days for a story that is done with about `idle` days ago: the day the lead was found, then each scene's, from none to
 * `slowest` days apart.
 */
export function daysOf(company: Company, scenes: number, idle: number, slowest = 8): Date[] {
  const { calendar, random } = company;
  const ages = [idle];
  for (let scene = 0; scene < scenes; scene++)
    ages.unshift((ages[0] ?? idle) + between(random, Math.min(1, slowest - 1), slowest));
  return moments(calendar, random, ages);
}
