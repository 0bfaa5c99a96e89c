import { followUp } from '../../contract/records/follow-up.ts';
import { change, create, subjectOf } from './books.ts';
import { later } from './calendar.ts';
import { ownerIn, type Company } from './company.ts';
import { due, momentOf } from './due.ts';
import { happened, noted } from './interactions.ts';
import { meet, type Prospect } from './lead.ts';
import { deal } from './project.ts';
import { chance, pick, pickByShare } from './random.ts';
import { counterpartOf, daysOf } from './story.ts';
import type { Step } from './words/steps.ts';

/** Three interactions that lead to each status. */
const ways: Record<string, readonly (readonly [Step, Step, Step])[]> = {
  new: [['mailReceived', 'missedCall', 'missedCall']],
  contacted: [
    ['missedCall', 'leftMessage', 'mailSent'],
    ['mailSent', 'missedCall', 'message'],
  ],
  nurture: [
    ['mailSent', 'callReached', 'mailReceived'],
    ['missedCall', 'callReached', 'mailSent'],
  ],
  qualified: [
    ['callReached', 'meeting', 'offerSent'],
    ['mailReceived', 'callReached', 'offerSent'],
  ],
  unqualified: [['missedCall', 'callReached', 'refused']],
};
const shares = { new: 10, contacted: 35, nurture: 20, qualified: 25, unqualified: 10 };
const spans = { overdue: 2, today: 1, soon: 6, later: 20, done: 25 };

/** Writes down the lead at `place` of `all`, oldest first, with three interactions, a note and a follow-up; every fifth has a project. */
export function seedLead(company: Company, place: number, all: number): void {
  const { random, cast, books, trade } = company;
  const status = pickByShare(random, shares);
  const way = pick(random, ways[status] ?? []);
  const [found, ...days] = daysOf(company, way.length, idleAt(place / all), 1);
  const owner = ownerIn(company);
  const firm = cast.firm();
  const prospect = meet(company, { firm, owner, at: found ?? company.calendar.now });
  const partner = counterpartOf(company, prospect);
  for (const [scene, step] of way.entries()) {
    const at = days[scene];
    if (at) happened(company, step, partner, at);
  }
  const [first, second, last] = days;
  if (!first || !second || !last) throw new Error('Each of three scenes has its day');
  noted(company, partner, later(second, 9), pick(random, trade.remarks));
  const lostReason = status === 'unqualified' ? partner.lostReason : null;
  change(books, prospect.kept, { status, lostReason }, { by: owner, at: later(last, 9) });
  plan(company, prospect, last);
  if (place % 5 === 0) propose(company, prospect, status, [first, second, last]);
}

/** Ids begin with their time: with short stories, told in their order, Postgres works on a few pages of each index. */
const idleAt = (share: number) => Math.round(300 * (1 - share)) + 1;

function plan(company: Company, { kept, owner }: Prospect, last: Date): void {
  const { books, random, trade } = company;
  const planned = later(last, 9);
  const span = pickByShare(random, spans);
  const wanted = due(company, span === 'done' ? 'overdue' : span, 0);
  // What was planned yesterday cannot have been due last week.
  const isPossible = momentOf(wanted) > planned.getTime();
  const when = isPossible ? wanted : due(company, 'soon', 0);
  const draft = {
    title: pick(random, trade.promises),
    subject: subjectOf(kept),
    assigneeId: owner.memberId,
    ...when,
    priority: pickByShare(random, { low: 1, normal: 7, high: 2 }),
  };
  const made = create(books, followUp, draft, { by: owner, at: planned });
  if (span !== 'done' || !isPossible) return;
  const patch = { status: 'done', outcome: pick(random, ['reached', 'left_message', 'next_step']) };
  change(books, made, patch, { by: owner, at: new Date(momentOf(when)) }, 'completed');
}

function propose(company: Company, prospect: Prospect, leadStatus: string, days: Date[]): void {
  const { random } = company;
  const { kept, owner, need, value, firm } = prospect;
  const status = leadStatus === 'unqualified' ? 'lost' : chance(random, 0.2) ? 'won' : 'pending';
  const name = `${firm.name}: ${need}`;
  deal(company, { partner: kept, owner, name, value, reached: 2, status, days });
}
