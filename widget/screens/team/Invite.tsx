import { useMemo, useState } from 'preact/hooks';

import { text } from '../../../contract/field.ts';
import type { Invitation } from '../../../contract/invitations.ts';
import { emailAddress } from '../../../contract/values.ts';
import { CheckList } from '../../components/CheckList.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failed } from '../../components/Failed.tsx';
import { asText, asTexts } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-admin.ts';
import type { Invitations } from '../../state/admin/invitations.ts';
import { createForm } from '../../state/form.ts';
import { choiceOf, idsField } from './choice-fields.ts';
import { Invited } from './Invited.tsx';
import { useTeamChoices } from './useTeamChoices.ts';

interface InviteProps {
  invitations: Invitations;
  onClose: () => void;
}

/** Asks whom to invite and as what; then says what became of the mail. */
export function Invite({ invitations, onClose }: InviteProps) {
  const { choices, failure } = useTeamChoices();
  const [made, setMade] = useState<Invitation | null>(null);
  if (made)
    return <Invited invitation={made} mail={invitations.mailTo(made.email)} onClose={onClose} />;
  return (
    <Dialog title={t('invite.title')} onClose={onClose}>
      {failure && <Failed failure={failure} />}
      {!failure && !choices && <Skeleton rows={4} height={48} />}
      {choices && (
        <InviteForm
          choices={choices}
          onInvite={async (input) => setMade(await invitations.create(input))}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  choices: NonNullable<ReturnType<typeof useTeamChoices>['choices']>;
  onInvite: (input: Parameters<Invitations['create']>[0]) => Promise<void>;
  onClose: () => void;
}

function InviteForm({ choices, onInvite, onClose }: InviteFormProps) {
  const form = useMemo(() => {
    const fields = {
      email: {
        kind: 'email',
        label: t('invite.email'),
        value: emailAddress,
        empty: null,
        needed: true,
      } as const,
      name: text(t('invite.name'), { help: t('invite.nameHelp') }),
      role: choiceOf(t('members.role'), choices.roles),
      teamIds: idsField(t('members.teams')),
    };
    const [only] = choices.teams;
    const teamIds = choices.teams.length === 1 && only ? [only.value] : [];
    return createForm({ fields, initial: { role: 'rep', teamIds } });
  }, []); // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  const invite = () => {
    const { email, name, role, teamIds } = form.values();
    return onInvite({
      email: asText(email),
      name: asText(name) || null,
      role: asText(role),
      teamIds: asTexts(teamIds),
    });
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: ['email', 'name', 'role'] }]}
      submitLabel={t('invite.submit')}
      onSave={invite}
      onLeave={onClose}
      focus="email"
    >
      {choices.teams.length > 0 && (
        <CheckList
          label={t('members.teams')}
          help={t('invite.teamsHelp')}
          error={form.errors.value['teamIds']}
          options={choices.teams}
          chosen={asTexts(form.typed.value['teamIds'])}
          onChange={(teamIds) => form.set('teamIds', teamIds)}
        />
      )}
    </RecordForm>
  );
}
