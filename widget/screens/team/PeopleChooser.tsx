import { useId, useState } from 'preact/hooks';

import { Avatar } from '../../components/Avatar.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../messages/t-admin.ts';
import { useWorkspace } from '../workspace-context.ts';

interface PeopleChooserProps {
  chosen: readonly string[];
  leads: readonly string[];
  mayLead: boolean;
  error: string | null | undefined;
  onChange: (chosen: string[], leads: string[]) => void;
}

/** With more people than this one types to find them. */
const few = 10;

/** Who is in a team, and who of them leads it. */
export function PeopleChooser({ chosen, leads, mayLead, error, onChange }: PeopleChooserProps) {
  const { names } = useWorkspace();
  const [words, setWords] = useState('');
  const id = useId();
  const members = names.members.value;
  const shown = members.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  const toggle = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const choose = (one: string) => {
    const next = toggle(chosen, one);
    onChange(next, next.includes(one) ? [...leads] : leads.filter((lead) => lead !== one));
  };
  return (
    <Field id={id} label={t('teams.people')} error={error} isGroup>
      {() => (
        <>
          {members.length > few && (
            <input
              class="input"
              type="search"
              aria-label={t('teams.find')}
              placeholder={t('teams.find')}
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          )}
          <ul class="people-chooser">
            {shown.map((member) => (
              <li key={member.id}>
                <label class="checkbox">
                  <input
                    type="checkbox"
                    checked={chosen.includes(member.id)}
                    onChange={() => choose(member.id)}
                  />
                  <span class="person">
                    <Avatar name={member.name} isMember />
                    <span class="cut">{member.name}</span>
                  </span>
                  {member.disabledAt && <span class="small faint">{t('members.disabled')}</span>}
                </label>
                {chosen.includes(member.id) && mayLead && (
                  <button
                    type="button"
                    class="filter"
                    data-on={leads.includes(member.id) || undefined}
                    aria-label={t(
                      leads.includes(member.id) ? 'teams.leadOne' : 'teams.makeLeadOne',
                      {
                        name: member.name,
                      },
                    )}
                    onClick={() => onChange([...chosen], toggle(leads, member.id))}
                  >
                    {t(leads.includes(member.id) ? 'teams.lead' : 'teams.makeLead')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Field>
  );
}
