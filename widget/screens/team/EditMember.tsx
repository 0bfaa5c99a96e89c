import { useMemo } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import type { Member } from '../../../contract/members.ts';
import type { Me } from '../../../contract/sessions.ts';
import { CheckList } from '../../components/CheckList.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failed } from '../../components/Failed.tsx';
import { asText, asTexts } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-admin.ts';
import type { Members } from '../../state/admin/members.ts';
import { createForm } from '../../state/form.ts';
import { zoneChoices } from '../zone-choices.ts';
import { choiceOf, idsField } from './choice-fields.ts';
import { useTeamChoices } from './useTeamChoices.ts';

interface EditMemberProps {
  me: Me;
  member: Member;
  onSave: Members['change'];
  onClose: () => void;
}

/** A member's name, role, teams and time zone. Nobody gives themselves another role. */
export function EditMember(props: EditMemberProps) {
  const { choices, failure } = useTeamChoices();
  return (
    <Dialog title={t('members.editTitle', { name: props.member.name })} onClose={props.onClose}>
      {failure && <Failed failure={failure} />}
      {!failure && !choices && <Skeleton rows={4} height={48} />}
      {choices && <MemberForm {...props} choices={choices} />}
    </Dialog>
  );
}

interface MemberFormProps extends EditMemberProps {
  choices: NonNullable<ReturnType<typeof useTeamChoices>['choices']>;
}

/** Stands for "the company's", which is no zone. */
const companys = 'company';

function MemberForm({ me, member, choices, onSave, onClose }: MemberFormProps) {
  const isMe = member.id === me.member.id;
  const form = useMemo(() => {
    const fields = {
      name: needed(text(t('members.name'))),
      role: choiceOf(t('members.role'), choices.roles),
      timeZone: zoneChoices(t('members.timeZone'), {
        [companys]: t('members.companyZone', { zone: me.tenant?.timeZone ?? '' }),
      }),
      teamIds: idsField(t('members.teams')),
    };
    const { name, role, timeZone, teams } = member;
    const teamIds = teams.map(({ id }) => id);
    return createForm({ fields, initial: { name, role, timeZone: timeZone ?? companys, teamIds } });
  }, []); // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  const save = async () => {
    const { name, role, timeZone, teamIds } = form.changes();
    await onSave(member, {
      ...(name !== undefined && { name: asText(name) }),
      ...(role !== undefined && { role: asText(role) }),
      ...(timeZone !== undefined && { timeZone: timeZone === companys ? null : asText(timeZone) }),
      ...(teamIds !== undefined && { teamIds: asTexts(teamIds) }),
    });
    onClose();
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: isMe ? ['name', 'timeZone'] : ['name', 'role', 'timeZone'] }]}
      submitLabel={t('common.save')}
      onSave={save}
      onLeave={onClose}
      focus={isMe ? 'name' : 'role'}
    >
      {choices.teams.length > 0 && (
        <CheckList
          label={t('members.teams')}
          error={form.errors.value['teamIds']}
          options={choices.teams}
          chosen={asTexts(form.typed.value['teamIds'])}
          onChange={(teamIds) => form.set('teamIds', teamIds)}
        />
      )}
    </RecordForm>
  );
}
