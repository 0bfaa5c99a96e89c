import type { Me } from '../../contract/sessions.ts';
import { Button } from '../components/Button.tsx';
import { TimeLeft } from '../components/TimeLeft.tsx';
import { t } from '../messages/t-workspace.ts';
import { useWorkspace } from '../screens/workspace-context.ts';

/** Says to a superadmin on every screen of a company that it is not theirs, why they are here, and how to leave. */
export function VisitBanner({ grant }: { grant: NonNullable<Me['grant']> }) {
  const { visits } = useWorkspace();
  return (
    <div class="banner visit" data-tone="soon" role="status">
      <span class="grow">
        <b>{t('visit.inside', { name: grant.tenant.name })}</b>{' '}
        {t('visit.why', { reason: grant.reason })}
      </span>
      <TimeLeft until={grant.expiresAt} />
      <Button small onClick={() => void visits.leave()}>
        {t('visit.leave')}
      </Button>
    </div>
  );
}
