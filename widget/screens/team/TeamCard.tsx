import type { Team } from '../../../contract/teams.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';

interface TeamCardProps {
  team: Team;
  /** Null, like the other: whoever looks may not. */
  onEdit: (() => void) | null;
  onDelete: (() => void) | null;
}

/** One team: its people, who leads it first. */
export function TeamCard({ team: { name, members }, onEdit, onDelete }: TeamCardProps) {
  const people = [...members].toSorted((one, other) => Number(other.isLead) - Number(one.isLead));
  return (
    <li class="card">
      <header class="card-head">
        <h2>
          {name} <span class="count">{members.length}</span>
        </h2>
        <span class="form-actions">
          {onEdit && (
            <Button small icon="edit" label={t('teams.editOne', { name })} onClick={onEdit}>
              {t('teams.edit')}
            </Button>
          )}
          {onDelete && (
            <Button small look="plain" label={t('teams.deleteAct', { name })} onClick={onDelete}>
              {t('common.delete')}
            </Button>
          )}
        </span>
      </header>
      {people.length === 0 && <p class="faint small">{t('teams.nobody')}</p>}
      <ul class="team-people">
        {people.map((person) => (
          <li class="person" key={person.id}>
            <Avatar name={person.name} isMember />
            <span class="cut">{person.name}</span>
            {person.isLead && <span class="chip">{t('teams.lead')}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}
