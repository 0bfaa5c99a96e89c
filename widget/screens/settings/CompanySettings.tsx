import { useEffect, useMemo } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { createTenantSettings } from '../../state/admin/tenant.ts';
import { useWorkspace } from '../workspace-context.ts';
import { CompanyForm } from './CompanyForm.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** What holds for everybody in the company. */
export const CompanySettings = ({ me }: { me: Me }) => (
  <SettingsPage me={me} needs={['tenant', 'change']} isNarrow>
    <Settings me={me} />
  </SettingsPage>
);

function Settings({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const model = useMemo(() => createTenantSettings({ call }), [call]);
  useEffect(() => void model.load(), [model]);
  const settings = model.settings.value;
  if (settings) return <CompanyForm me={me} settings={settings} onSave={model.change} />;
  if (model.failure.value)
    return <Failed failure={model.failure.value} onRetry={() => void model.load()} />;
  return <Skeleton rows={6} height={56} />;
}
