import { useEffect } from 'preact/hooks';

import { Avatar } from '../components/Avatar.tsx';
import { Failed } from '../components/Failed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { t } from '../messages/t.ts';
import { useWorkspace } from './workspace-context.ts';

/** The people of this company. */
export function Team() {
  const { names } = useWorkspace();
  useEffect(() => void names.loadMembers(), [names]);
  const members = names.members.value;
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('nav.team')}</h1>
        {members.length > 0 && <span class="list-total">{members.length}</span>}
      </header>
      <div class="screen-body">
        {members.length === 0 && names.failure.value && (
          <Failed failure={names.failure.value} onRetry={() => void names.loadMembers()} />
        )}
        {members.length === 0 && !names.failure.value && <Skeleton rows={4} />}
        {members.length > 0 && (
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('team.name')}</th>
                <th scope="col">{t('team.role')}</th>
                <th scope="col" data-rank="2">
                  {t('team.email')}
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map(({ id, name, email, roleName, disabledAt }) => (
                <tr key={id}>
                  <th scope="row" class="table-name">
                    <Avatar name={name} isMember />
                    <span class="cut">{name}</span>
                  </th>
                  <td>{disabledAt ? t('team.disabled') : roleName}</td>
                  <td data-rank="2">
                    <a href={`mailto:${email}`}>{email}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
