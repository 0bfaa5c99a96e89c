import { useEffect, useState } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Failed } from '../components/Failed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useOwned } from '../components/useOwned.ts';
import { t } from '../messages/t.ts';
import { createWebsiteForms } from '../state/website-forms.ts';
import { NewWebsiteForm } from './NewWebsiteForm.tsx';
import { WebsiteFormCard } from './WebsiteFormCard.tsx';
import { useWorkspace } from './workspace-context.ts';

/** Keys for forms on websites: admins make, copy and revoke them here. */
export function WebsiteForms({ me }: { me: Me }) {
  const isAdmin = me.member.role === 'admin';
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('nav.websiteForms')}</h1>
      </header>
      <div class="screen-body narrow">
        {isAdmin ? (
          <Forms />
        ) : (
          <EmptyState icon="settings">{t('websiteForms.adminsOnly')}</EmptyState>
        )}
      </div>
    </div>
  );
}

function Forms() {
  const { call, toasts } = useWorkspace();
  const model = useOwned(() => createWebsiteForms({ call, toasts }), []);
  const [made, setMade] = useState(0);
  useEffect(() => void model.load(), [model]);
  const forms = model.forms.value;
  return (
    <>
      <p class="quiet">{t('websiteForms.intro')}</p>
      <NewWebsiteForm
        key={made}
        onCreate={async (name, origins) => {
          await model.create(name, origins);
          setMade(made + 1);
        }}
      />
      {model.failure.value && !forms && (
        <Failed failure={model.failure.value} onRetry={() => void model.load()} />
      )}
      {!forms && !model.failure.value && <Skeleton rows={2} height={96} />}
      {forms?.length === 0 && <p class="faint">{t('websiteForms.empty')}</p>}
      <ul class="website-forms">
        {forms?.map((form) => (
          <WebsiteFormCard key={form.id} form={form} onRevoke={() => void model.revoke(form)} />
        ))}
      </ul>
    </>
  );
}
