import { Button } from '../../components/Button.tsx';
import { TimeLeft } from '../../components/TimeLeft.tsx';
import { t } from '../../messages/t-installation.ts';
import type { Visits } from '../../state/visits.ts';

/** The grants that still hold: to go in once more, or to end them. */
export const LiveGrants = ({ visits }: { visits: Visits }) => (
  <ul class="live-grants">
    {visits.live.value.map((grant) => (
      <li key={grant.id} class="banner">
        <span class="grow">
          <b>{t('grant.live', { name: grant.tenant.name })}</b>,{' '}
          <TimeLeft until={grant.expiresAt} />
        </span>
        <span class="form-actions">
          <Button small onClick={() => void visits.enter(grant)}>
            {t('grant.enter')}
          </Button>
          <Button small look="plain" onClick={() => void visits.end(grant)}>
            {t('grant.end')}
          </Button>
        </span>
      </li>
    ))}
  </ul>
);
