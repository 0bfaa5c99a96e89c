import { useEffect, useState } from 'preact/hooks';

import type { NewTenant, Tenant } from '../../../contract/installation.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-installation.ts';
import { createCompanies } from '../../state/companies.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { CompaniesHead } from './CompaniesHead.tsx';
import { CompanyTable } from './CompanyTable.tsx';
import { HandOver } from './HandOver.tsx';
import { LiveGrants } from './LiveGrants.tsx';
import { NewCompany } from './NewCompany.tsx';
import { OpenGrant } from './OpenGrant.tsx';
import { SuspendCompany } from './SuspendCompany.tsx';

/** What lies over the list. */
type Over =
  | { is: 'new' }
  | { is: 'founded'; made: NewTenant; link: string }
  | { is: 'suspend' | 'look'; company: Tenant };

/** Every company of the installation: founded, suspended, resumed and looked into from here. */
export function Companies() {
  const { call, toasts, visits } = useWorkspace();
  const model = useOwned(() => createCompanies({ call, toasts }), []);
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    void model.load();
    void visits.load();
  }, [model, visits]);
  const close = () => setOver(null);
  const take = (made: NewTenant) => {
    const { name, invitation } = made;
    if (invitation.link) return setOver({ is: 'founded', made, link: invitation.link });
    toasts.show(t('companies.founded', { name, email: invitation.email }));
    return close();
  };
  const rows = model.rows.value;
  return (
    <div class="screen">
      <CompaniesHead
        total={model.total.value}
        onSearch={(words) => void model.search(words)}
        onNew={() => setOver({ is: 'new' })}
      />
      <LiveGrants visits={visits} />
      <div class="screen-body" aria-busy={model.isLoading.value}>
        {!rows && model.failure.value && (
          <Failed failure={model.failure.value} onRetry={() => void model.load()} />
        )}
        {!rows && !model.failure.value && <Skeleton />}
        {rows?.length === 0 && (
          <NoCompany words={model.words.value} onNew={() => setOver({ is: 'new' })} />
        )}
        {rows && rows.length > 0 && (
          <CompanyTable
            companies={rows}
            onLook={(company) => setOver({ is: 'look', company })}
            onSuspend={(company) => setOver({ is: 'suspend', company })}
            onResume={(company) => void model.resume(company)}
          />
        )}
        <LoadMore list={model} />
      </div>
      {over?.is === 'new' && <NewCompany onCreate={model.create} onMade={take} onClose={close} />}
      {over?.is === 'founded' && <HandOver made={over.made} link={over.link} onClose={close} />}
      {over?.is === 'suspend' && (
        <SuspendCompany company={over.company} onSuspend={model.suspend} onClose={close} />
      )}
      {over?.is === 'look' && <OpenGrant company={over.company} visits={visits} onClose={close} />}
    </div>
  );
}

const NoCompany = ({ words, onNew }: { words: string; onNew: () => void }) =>
  words ? (
    <EmptyState icon="search">{t('companies.nothing', { words })}</EmptyState>
  ) : (
    <EmptyState
      icon="client"
      action={
        <Button look="primary" icon="plus" onClick={onNew}>
          {t('companies.new')}
        </Button>
      }
    >
      {t('companies.none')}
    </EmptyState>
  );
