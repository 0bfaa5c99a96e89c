import { scopes, type Action, type Resource, type Scope } from '../../../contract/permissions.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';
import { scopeOf } from '../../state/rights.ts';
import { labelOf } from './resource-labels.ts';

interface ScopeSelectProps {
  me: Me;
  draft: RoleDraft;
  resource: Resource;
  action: Action;
  /** The scopes that the act on the resource can have. */
  offered: readonly Scope[];
  isFixed: boolean;
}

/** An area is open or closed: nobody has their own audit log. */
const wordOf = (scope: Scope, offered: readonly Scope[]) => {
  if (offered.length === 2) return t(scope === 'none' ? 'scope.none' : 'scope.yes');
  return t(`scope.${scope}`);
};

/** One cell: how far an act reaches. Nobody gives more than they may do themselves. */
export function ScopeSelect({ me, draft, resource, action, offered, isFixed }: ScopeSelectProps) {
  const scope = draft.scopeOf(resource, action);
  const most = scopes.indexOf(scopeOf(me, resource, action));
  return (
    <select
      class="scope"
      data-scope={scope}
      name={`${resource}.${action}`}
      aria-label={t('roles.cell', { resource: labelOf(resource), action: t(`roles.${action}`) })}
      value={scope}
      disabled={isFixed}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const chosen = offered.find((one) => one === value);
        if (chosen) draft.setScope(resource, action, chosen);
      }}
    >
      {offered.map((one) => (
        <option key={one} value={one} disabled={scopes.indexOf(one) > most && one !== scope}>
          {wordOf(one, offered)}
        </option>
      ))}
    </select>
  );
}
