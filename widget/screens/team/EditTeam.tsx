import { useMemo } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import type { Team } from '../../../contract/teams.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { asText, asTexts } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-admin.ts';
import { createForm } from '../../state/form.ts';
import { idsField } from './choice-fields.ts';
import { PeopleChooser } from './PeopleChooser.tsx';

interface EditTeamProps {
  /** Null: a new one. */
  team: Team | null;
  /** Whether whoever edits may also name the team and say who leads it. */
  mayLead: boolean;
  onSave: (input: { name: string; memberIds: string[]; leadIds: string[] }) => Promise<void>;
  onClose: () => void;
}

const fields = {
  name: needed(text(t('teams.name'))),
  memberIds: idsField(t('teams.people')),
  leadIds: idsField(t('teams.leads')),
};

/** A team's name, its people and who leads it. */
export function EditTeam({ team, mayLead, onSave, onClose }: EditTeamProps) {
  const form = useMemo(() => {
    const people = team?.members ?? [];
    return createForm({
      fields,
      initial: {
        name: team?.name,
        memberIds: people.map(({ id }) => id),
        leadIds: people.filter(({ isLead }) => isLead).map(({ id }) => id),
      },
    });
  }, []); // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  const save = async () => {
    const { name, memberIds, leadIds } = form.values();
    await onSave({
      name: asText(name),
      memberIds: asTexts(memberIds),
      leadIds: asTexts(leadIds),
    });
    onClose();
  };
  const error = form.errors.value['memberIds'] ?? form.errors.value['leadIds'];
  return (
    <Dialog
      title={team ? t('teams.editOne', { name: team.name }) : t('teams.new')}
      onClose={onClose}
    >
      <RecordForm
        form={form}
        groups={[{ fields: mayLead ? ['name'] : [] }]}
        submitLabel={team ? t('common.save') : t('teams.create')}
        onSave={save}
        onLeave={onClose}
        focus="name"
      >
        <PeopleChooser
          chosen={asTexts(form.typed.value['memberIds'])}
          leads={asTexts(form.typed.value['leadIds'])}
          mayLead={mayLead}
          error={error}
          onChange={(memberIds, leadIds) => {
            form.set('memberIds', memberIds);
            form.set('leadIds', leadIds);
          }}
        />
      </RecordForm>
    </Dialog>
  );
}
