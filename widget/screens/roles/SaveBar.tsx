import { useState } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';

interface SaveBarProps {
  draft: RoleDraft;
  onSave: () => Promise<void>;
}

/** Stands at the foot while something is changed and not saved. */
export function SaveBar({ draft, onSave }: SaveBarProps) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await onSave();
    setBusy(false);
  };
  return (
    <div class="save-bar" role="region" aria-label={t('roles.unsaved')}>
      <span>{t('roles.unsavedCount', { count: draft.count.value })}</span>
      <Button look="primary" busy={busy} onClick={() => void save()}>
        {t('common.save')}
      </Button>
      <Button look="plain" disabled={busy} onClick={draft.discard}>
        {t('roles.discard')}
      </Button>
    </div>
  );
}
