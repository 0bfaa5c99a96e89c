import {
  actions,
  isArea,
  resources,
  scopesOf,
  type Action,
  type Resource,
} from '../../../contract/permissions.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';
import { labelOf } from './resource-labels.ts';
import { ScopeSelect } from './ScopeSelect.tsx';

interface PermissionGridProps {
  me: Me;
  draft: RoleDraft;
  isFixed: boolean;
}

const kinds = resources.filter((resource) => !isArea(resource));
const parts = resources.filter(isArea);

/** What the role may do: a row for each kind of record and each area, a column for each act. */
export const PermissionGrid = (props: PermissionGridProps) => (
  <section class="grant-section" aria-label={t('roles.permissions')}>
    <h2>{t('roles.permissions')}</h2>
    <p class="small quiet">{t('roles.permissionsHelp')}</p>
    <table class="grants">
      <caption class="unseen">{t('roles.records')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('roles.records')}</th>
          {actions.map((action) => (
            <th scope="col" key={action}>
              {t(`roles.${action}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((resource) => (
          <Row key={resource} {...props} resource={resource} columns={actions} />
        ))}
      </tbody>
    </table>
    <table class="grants" data-areas>
      <caption class="unseen">{t('roles.areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('roles.areas')}</th>
          <th scope="col">{t('roles.read')}</th>
          <th scope="col">{t('roles.change')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((resource) => (
          <Row key={resource} {...props} resource={resource} columns={['read', 'change']} />
        ))}
      </tbody>
    </table>
  </section>
);

interface RowProps extends PermissionGridProps {
  resource: Resource;
  columns: readonly Action[];
}

const Row = ({ resource, columns, ...props }: RowProps) => (
  <tr>
    <th scope="row">{labelOf(resource)}</th>
    {columns.map((action) => {
      const offered = scopesOf(resource, action);
      return (
        <td key={action} data-empty={offered.length === 0 || undefined}>
          {offered.length > 0 && (
            <>
              <span class="cell-label" aria-hidden="true">
                {t(`roles.${action}`)}
              </span>
              <ScopeSelect {...props} resource={resource} action={action} offered={offered} />
            </>
          )}
        </td>
      );
    })}
  </tr>
);
