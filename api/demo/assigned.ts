import { followUp } from '../../contract/records/follow-up.ts';
import type { Actor } from '../db/tenant.ts';
import { change, create, subjectOf, timeOf, type Kept } from './books.ts';
import { later } from './calendar.ts';
import type { Company } from './company.ts';
import { due } from './due.ts';
import { between, pick, shuffled } from './random.ts';

/** What the manager handed out: seen or not, overdue, to come, and done with what came of it. */
export function assignByManager(company: Company, rep: Actor, own: Kept[]): void {
  const { books, random, trade, calendar, team } = company;
  const about = shuffled(random, own);
  const spans = ['done', 'done', 'done', 'overdue', 'today', 'soon', 'soon'] as const;
  for (const [place, span] of spans.entries()) {
    const age = span === 'done' ? between(random, 4, 60) : between(random, 10, 12);
    const created = calendar.past(random, age);
    const subject = about.find((kept) => timeOf(kept, 'createdAt') < created.getTime()) ?? null;
    if (subject) about.splice(about.indexOf(subject), 1);
    const when = span === 'done' ? dueAfter(company, age) : due(company, span, 0);
    const draft = {
      kind: place % 3 === 1 ? 'task' : 'follow_up',
      title: pick(random, place % 3 === 1 ? trade.tasks : trade.promises),
      subject: subject && subjectOf(subject),
      assigneeId: rep.memberId,
      ...when,
      priority: place % 2 ? 'high' : 'normal',
      body: 'Please take this over, you know them best.',
    };
    const made = create(books, followUp, draft, { by: team.manager, at: created });
    if (span !== 'soon') made.record['seenAt'] = later(created, 50).toISOString();
    if (span === 'done') finish(company, made, rep, later(created, between(random, 60, 300)));
  }
}

/** A time on the first working day after the one that was so many days ago. */
function dueAfter({ calendar, random }: Company, age: number): { dueAt: string } {
  let day = age - 1;
  while (!calendar.isWorkday(day)) day -= 1;
  return { dueAt: calendar.at(day, between(random, 36, 68) * 15).toISOString() };
}

const results = [
  ['reached', 'Reached them, everything is clear.'],
  ['left_message', 'Left a message with the front desk, they call back.'],
  ['next_step', 'We meet next week.'],
] as const;

function finish({ books, random, calendar }: Company, made: Kept, by: Actor, at: Date): void {
  const [outcome, outcomeNote] = pick(random, results);
  const day = new Date(Math.min(at.getTime(), calendar.now.getTime()));
  change(books, made, { status: 'done', outcome, outcomeNote }, { by, at: day }, 'completed');
}
