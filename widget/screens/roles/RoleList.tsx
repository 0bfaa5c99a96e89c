import type { Role } from '../../../contract/roles.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';

interface RoleListProps {
  roles: readonly Role[];
  openId: string | null;
  /** Whether what stands behind the names is anything for whoever looks. */
  mayOpen: boolean;
  drafts: ReadonlyMap<string, RoleDraft>;
}

/** The roles by name, with how many hold each. */
export function RoleList({ roles, openId, mayOpen, drafts }: RoleListProps) {
  const { href } = useSurroundings();
  return (
    <ul class="role-list" aria-label={t('nav.roles')}>
      {roles.map((role) => {
        const unsaved = drafts.get(role.id)?.count.value ?? 0;
        const told = (
          <>
            <span class="role-name cut">{role.name}</span>
            <span class="small faint cut">
              {t('roles.holders', { count: role.holders })} · {kindOf(role)}
            </span>
            {unsaved > 0 && <span class="chip">{t('roles.unsaved')}</span>}
          </>
        );
        return (
          <li key={role.id}>
            {mayOpen ? (
              <a
                href={href(`/team/roles/${role.id}`)}
                aria-current={role.id === openId ? 'page' : undefined}
              >
                {told}
              </a>
            ) : (
              <span class="role-told">{told}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const kindOf = ({ isStandard, isChanged }: Role) => {
  if (!isStandard) return t('roles.own');
  return t(isChanged ? 'roles.changed' : 'roles.standard');
};
