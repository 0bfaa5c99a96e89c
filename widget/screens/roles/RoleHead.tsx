import { useId } from 'preact/hooks';

import type { Role } from '../../../contract/roles.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';
import type { Roles } from '../../state/admin/roles.ts';
import { useWorkspace } from '../workspace-context.ts';

interface RoleHeadProps {
  role: Role;
  draft: RoleDraft;
  model: Roles;
  isFixed: boolean;
  onGo: (id: string | null) => void;
}

/** The role's name, who holds it, and what can be done with it as a whole. */
export function RoleHead({ role, draft, model, isFixed, onGo }: RoleHeadProps) {
  const { names } = useWorkspace();
  const id = useId();
  const holders = names.members.value
    .filter((one) => one.role === role.key)
    .map(({ name }) => name)
    .join(', ');
  const copy = async () => {
    const made = await model.copy(role);
    if (made) onGo(made.id);
  };
  const remove = () => {
    onGo(null);
    void model.remove(role);
  };
  return (
    <header class="role-head">
      {isFixed ? (
        <h2>{role.name}</h2>
      ) : (
        <Field id={id} label={t('roles.name')}>
          {(described) => (
            <input
              {...described}
              class="input"
              name="roleName"
              type="text"
              maxLength={60}
              autoComplete="off"
              value={draft.name.value}
              onInput={(event) => draft.rename(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div class="form-actions">
        <Button small icon="copy" onClick={() => void copy()}>
          {t('roles.copy')}
        </Button>
        {role.isStandard && role.isChanged && !isFixed && (
          <Button small onClick={() => void model.reset(role)}>
            {t('roles.reset')}
          </Button>
        )}
        {!role.isStandard && (
          <Button
            small
            look="plain"
            icon="trash"
            disabled={role.holders > 0 || isFixed}
            onClick={remove}
          >
            {t('common.delete')}
          </Button>
        )}
      </div>
      <p class="small quiet">
        {holders ? t('roles.heldBy', { names: holders }) : t('roles.heldByNobody')}
        {!role.isStandard && role.holders > 0 && ` ${t('roles.deleteFirst')}`}
      </p>
    </header>
  );
}
