import { sql } from 'kysely';

import type { Agenda, AgendaItem } from '../../contract/follow-ups.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { addDays, localDate, startOfDay } from '../../contract/time.ts';
import type { Tx } from '../db/tenant.ts';
import { selectionOf } from '../records/columns.ts';
import { subjects } from './agenda-subject.ts';

const mostShown = 100;

type Row = AgendaItem & { span: 'overdue' | 'today' | 'nextSevenDays'; count: number };

/** My open follow-ups by when they are due, in my time zone. Those about a deleted record wait until it is restored. */
export async function readAgenda({ sql: db, actor, now }: Tx): Promise<Agenda> {
  const today = localDate(now, actor.timeZone);
  const tomorrow = startOfDay(addDays(today, 1), actor.timeZone).toISOString();
  const weekEnd = startOfDay(addDays(today, 8), actor.timeZone).toISOString();
  const { rows } = await sql<Row>`
    with mine as (
      select follow_up.*,
        case when due_by <= ${now.toISOString()} then 'overdue' when due_by <= ${tomorrow} then 'today' else 'nextSevenDays' end as span,
        subject.name as subject_name, subject.company, subject.phone, subject.email, assigner.name as assigned_by_name
      from follow_up
      left join member assigner on assigner.tenant_id = ${actor.tenantId} and assigner.id = follow_up.assigned_by_id
        and assigner.id <> follow_up.assignee_id
      left join lateral (${sql.join(subjects(actor), sql` union all `)}) subject on true
      where follow_up.tenant_id = ${actor.tenantId} and assignee_id = ${actor.memberId}
        and status in ('open', 'in_progress') and due_by <= ${weekEnd}
        and follow_up.deleted_at is null and subject.deleted_at is null
    ), ranked as (
      select mine.*, row_number() over (partition by span order by due_by, id) as place, count(*) over (partition by span) as count
      from mine
    )
    select ${sql.raw(selectionOf(followUp))}, span, count, subject_name as "subjectName", company as "subjectCompany",
      phone as "subjectPhone", email as "subjectEmail", assigned_by_name as "assignedByName"
    from ranked where place <= ${mostShown} order by due_by, id
  `.execute(db);
  const group = (wanted: Row['span']) => {
    const of = rows.filter(({ span }) => span === wanted);
    return {
      count: of[0]?.count ?? 0,
      items: of.map(({ span: _span, count: _count, ...item }) => item),
    };
  };
  return {
    overdue: group('overdue'),
    today: group('today'),
    nextSevenDays: group('nextSevenDays'),
    timeZone: actor.timeZone,
    now: now.toISOString(),
  };
}
