import { useEffect, useRef } from 'preact/hooks';

import type { Role } from '../../../contract/roles.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';
import type { Roles } from '../../state/admin/roles.ts';
import { FieldRulesEditor } from './FieldRulesEditor.tsx';
import { PermissionGrid } from './PermissionGrid.tsx';
import { RoleHead } from './RoleHead.tsx';
import { RolePreview } from './RolePreview.tsx';
import { SaveBar } from './SaveBar.tsx';

interface RolePageProps {
  me: Me;
  role: Role;
  model: Roles;
  /** Goes to another role, or to the list. */
  onGo: (id: string | null) => void;
}

/** Why a role cannot be changed by whoever looks; null when it can. */
const whyFixed = (me: Me, role: Role): string | null => {
  if (role.key === 'admin') return t('roles.adminIsFixed');
  return role.key === me.member.role ? t('roles.ownIsFixed') : null;
};

/** One role: what it may do with which records and areas, which fields it is kept from, and what somebody would see with it. */
export function RolePage({ me, role, model, onGo }: RolePageProps) {
  const draft = model.draftOf(role);
  const fixed = whyFixed(me, role);
  const article = useRef<HTMLElement>(null);
  const isUnsaved = draft.count.value > 0;
  // Opened, and after Save or Discard have gone, one stands at the role itself.
  useEffect(() => {
    if (!article.current?.contains(document.activeElement))
      article.current?.focus({ preventScroll: true });
  }, [isUnsaved]);
  return (
    <article class="role" aria-label={role.name} tabIndex={-1} ref={article}>
      <div class="role-back">
        <Button icon="back" look="plain" small onClick={() => onGo(null)}>
          {t('nav.roles')}
        </Button>
      </div>
      <RoleHead role={role} draft={draft} model={model} isFixed={fixed !== null} onGo={onGo} />
      {fixed && <p class="banner">{fixed}</p>}
      <PermissionGrid me={me} draft={draft} isFixed={fixed !== null} />
      <FieldRulesEditor draft={draft} isFixed={fixed !== null} />
      <RolePreview draft={draft} />
      {isUnsaved && <SaveBar draft={draft} onSave={() => model.save(draft)} />}
    </article>
  );
}
