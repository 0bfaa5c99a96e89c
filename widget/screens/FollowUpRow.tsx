import { DueRow } from '../components/DueRow.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import type { FollowUp } from '../state/follow-up-acts.ts';
import { pathOf } from './AgendaSection.tsx';
import { useFollowUpActs } from './useFollowUpActs.ts';
import { useWorkspace } from './workspace-context.ts';

/** A follow-up of a list, which knows whom it is about only by id. */
export function FollowUpRow({
  followUp,
  showsAssignee,
}: {
  followUp: FollowUp;
  showsAssignee: boolean;
}) {
  const { names } = useWorkspace();
  const { href } = useSurroundings();
  const actsOn = useFollowUpActs();
  const { subject, assigneeId } = followUp;
  const path = pathOf(subject);
  const assignee = showsAssignee && assigneeId ? names.nameOf('member', assigneeId) : null;
  return (
    <DueRow
      followUp={{
        ...followUp,
        subjectName: subject && names.nameOf(subject.type, subject.id),
        subjectCompany: assignee && t('followUps.for', { name: assignee }),
      }}
      href={path ? href(path) : undefined}
      {...actsOn(followUp)}
    />
  );
}
