import { useEffect } from 'preact/hooks';

import { lead as leadType } from '../../../contract/records/lead.ts';
import type { Me } from '../../../contract/sessions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t-merging.ts';
import { createConverting } from '../../state/merging/converting.ts';
import { mayConvert } from '../../state/merging/rights.ts';
import { NoRight } from '../NoRight.tsx';
import { wordsOf } from '../useMatches.ts';
import { useWorkspace } from '../workspace-context.ts';
import { ConvertForm } from './ConvertForm.tsx';
import { MergingHead } from './MergingHead.tsx';

/** Makes a client and a contact of a lead. */
export function Convert({ me, id }: { me: Me; id: string }) {
  const { call, router } = useWorkspace();
  const { href } = useSurroundings();
  const clientId = router.place.peek().query['client'] ?? null;
  const converting = useOwned(
    () => createConverting({ call, leadId: id, clientId, wordsOf }),
    [id, clientId],
  );
  useEffect(() => void converting.load(), [converting]);
  const leave = () => router.go(`/leads/${id}`);
  useShortcuts({ Escape: leave });
  const lead = converting.lead.value;
  const form = converting.form.value;
  const failure = converting.failure.value;
  const name = lead && leadType.title(lead);
  if (!mayConvert(me)) return <NoRight />;
  return (
    <div class="screen">
      <MergingHead title={name ? t('convert.title', { name }) : t('nav.convert')} onLeave={leave} />
      <div class="screen-body">
        {lead?.convertedClientId ? (
          <EmptyState
            icon="client"
            action={
              <a class="button" href={href(`/clients/${lead.convertedClientId}`)}>
                {t('convert.toClient')}
              </a>
            }
          >
            {t('convert.already', { name: name ?? '' })}
          </EmptyState>
        ) : name && form ? (
          <ConvertForm converting={converting} name={name} form={form} onLeave={leave} />
        ) : failure ? (
          <Failed failure={failure} onRetry={() => void converting.load()} />
        ) : (
          <Skeleton rows={8} />
        )}
      </div>
    </div>
  );
}
