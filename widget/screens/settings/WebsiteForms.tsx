import { useEffect, useMemo, useState } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import type { WebsiteForm } from '../../../contract/website-forms.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-admin.ts';
import { createWebsiteForms } from '../../state/admin/website-forms.ts';
import { useWorkspace } from '../workspace-context.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { WebsiteFormCard } from './WebsiteFormCard.tsx';
import { WebsiteFormForm } from './WebsiteFormForm.tsx';

/** Keys for forms on websites: made, copied, changed and revoked here. */
export const WebsiteForms = ({ me }: { me: Me }) => (
  <SettingsPage me={me} needs={['websiteForms', 'change']} isNarrow>
    <Forms />
  </SettingsPage>
);

function Forms() {
  const { call, toasts } = useWorkspace();
  const model = useMemo(() => createWebsiteForms({ call, toasts }), [call, toasts]);
  const [made, setMade] = useState(0);
  const [toRevoke, setToRevoke] = useState<WebsiteForm | null>(null);
  useEffect(() => void model.load(), [model]);
  const forms = model.forms.value;
  return (
    <>
      <p class="quiet">{t('websiteForms.intro')}</p>
      <div class="card">
        <WebsiteFormForm
          key={made}
          form={null}
          onSave={async (name, origins) => {
            await model.create(name, origins);
            setMade(made + 1);
          }}
        />
      </div>
      {model.failure.value && !forms && (
        <Failed failure={model.failure.value} onRetry={() => void model.load()} />
      )}
      {!forms && !model.failure.value && <Skeleton rows={2} height={96} />}
      {forms?.length === 0 && <p class="faint">{t('websiteForms.empty')}</p>}
      <ul class="website-forms">
        {forms?.map((form) => (
          <WebsiteFormCard
            key={form.id}
            form={form}
            onChange={(name, origins) => model.change(form, name, origins)}
            onRevoke={() => setToRevoke(form)}
          />
        ))}
      </ul>
      {toRevoke && (
        <Confirm
          title={t('websiteForms.revokeTitle', { name: toRevoke.name })}
          act={t('websiteForms.revokeAct', { name: toRevoke.name })}
          onAct={() => model.revoke(toRevoke)}
          onClose={() => setToRevoke(null)}
        >
          <p>{t('websiteForms.revokeWhy', { count: toRevoke.origins.length })}</p>
        </Confirm>
      )}
    </>
  );
}
