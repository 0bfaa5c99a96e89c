import { isStandardRole } from '../../contract/permissions.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import type { Actor } from '../db/tenant.ts';
import { assignByManager } from './assigned.ts';
import { change, create, keptOf, subjectOf, timeOf, type Kept } from './books.ts';
import { later } from './calendar.ts';
import type { Company } from './company.ts';
import { due, momentOf, type Due, type Span } from './due.ts';
import { between, chance, pick, pickByShare, shuffled } from './random.ts';

/** How much each member has on the plate, by when it is due. */
const plates = {
  rep: { overdue: 4, today: 5, soon: 9, later: 12 },
  manager: { overdue: 2, today: 3, soon: 5, later: 4 },
  admin: { overdue: 1, today: 1, soon: 2, later: 1 },
};

const active = ['new', 'contacted', 'nurture', 'qualified'];

/** Gives every member something overdue, something for today and something for the days to come. */
export function planAgenda(company: Company): void {
  const { team, random } = company;
  for (const member of [...team.reps, team.manager, team.admin]) {
    const open = shuffled(random, subjectsOf(company, member));
    // A website's form is no member: it has no plate.
    const plate = isStandardRole(member.role) ? plates[member.role] : null;
    for (const [span, count] of Object.entries(plate ?? {}))
      for (let place = 0; place < count; place++)
        // Object.entries forgets that the plates above name nothing but spans.
        plan(company, member, span as Span, place, open);
  }
  for (const rep of team.reps) assignByManager(company, rep, subjectsOf(company, rep));
}

/** A member's own open leads, their clients, and their pending deals. */
function subjectsOf({ books }: Company, { memberId }: Actor): Kept[] {
  const own = ({ record }: Kept) => record['ownerId'] === memberId;
  return [
    ...keptOf(books, 'lead').filter(({ record }) => active.includes(String(record['status']))),
    ...keptOf(books, 'client'),
    ...keptOf(books, 'project').filter(({ record }) => record['status'] === 'pending'),
  ].filter(own);
}

function plan(company: Company, member: Actor, span: Span, place: number, open: Kept[]): void {
  const { books, random, trade } = company;
  const when = due(company, span, place);
  const about = takeOlder(open, when);
  const isTask = about === null || about.type.name === 'project' || chance(random, 0.15);
  const urgent = span === 'overdue' ? 1 : 0;
  const draft = {
    kind: isTask ? 'task' : 'follow_up',
    title: titleFor(company, about, isTask),
    subject: about && subjectOf(about),
    assigneeId: member.memberId,
    ...when,
    priority: pickByShare(random, { low: 1, normal: 7, high: 2, urgent }),
    body: chance(random, 0.25) ? pick(random, trade.facts) : null,
  };
  const at = plannedAt(company, about, when);
  const made = create(books, followUp, draft, { by: member, at });
  if (span === 'today' && place === 0) begin(company, made, member);
}

/** What is to be done: before the first talk nothing was promised yet. */
function titleFor({ random, trade }: Company, about: Kept | null, isTask: boolean): string {
  if (about?.type.name === 'client' && isTask) return pick(random, trade.clientTasks);
  if (about?.record['status'] === 'new') return pick(random, firstSteps);
  return pick(random, isTask ? trade.tasks : trade.promises);
}

const firstSteps = [
  'First call',
  'Introduce ourselves by e-mail',
  'Find out who decides',
  'Call again, in the morning',
];

/** Takes the next record that was last touched before something about it is due. */
function takeOlder(open: Kept[], when: Due): Kept | null {
  const place = open.findIndex((kept) => timeOf(kept, 'updatedAt') < momentOf(when) - hour);
  return open.splice(place, place < 0 ? 0 : 1)[0] ?? null;
}

const hour = 3_600_000;

/** Set some days ago, after the record was last touched, and before it was due. */
function plannedAt({ calendar, random }: Company, about: Kept | null, when: Due): Date {
  const earliest = about ? timeOf(about, 'updatedAt') : 0;
  const latest = Math.min(calendar.now.getTime(), momentOf(when) - hour / 2);
  const planned = calendar.past(random, between(random, 1, 9)).getTime();
  return new Date(Math.min(Math.max(planned, earliest + 60_000), latest));
}

function begin({ books, calendar, random }: Company, made: Kept, by: Actor): void {
  const started = later(calendar.now, -between(random, 20, 170)).getTime();
  const at = Math.max(timeOf(made, 'createdAt'), started);
  change(books, made, { status: 'in_progress' }, { by, at: new Date(at) });
}
