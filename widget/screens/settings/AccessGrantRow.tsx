import type { AccessGrant } from '../../../contract/grants.ts';
import { Button } from '../../components/Button.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { TimeLeft } from '../../components/TimeLeft.tsx';
import { t } from '../../messages/t-admin.ts';
import { isLive } from '../../state/admin/access-grants.ts';
import { exactTime } from '../../state/relative-time.ts';

interface AccessGrantRowProps {
  grant: AccessGrant;
  /** Null: the role may read this, and end nothing. */
  onEnd: (() => Promise<void>) | null;
}

/** Who could look into the company, why, from when to when, and how it ended. */
export function AccessGrantRow({ grant, onEnd }: AccessGrantRowProps) {
  const { now, ...format } = useSurroundings();
  const { superadmin, reason, startsAt, expiresAt } = grant;
  const { name, email } = superadmin;
  const live = isLive(grant, now.value);
  const clock = (at: string) => <time dateTime={at}>{exactTime(Date.parse(at), format)}</time>;
  return (
    <li class="card" data-live={live || undefined}>
      <div class="access-grant-head">
        <span class="two-lines grow">
          <b class="cut">{name}</b>
          <span class="small faint cut">{email}</span>
        </span>
        {live ? (
          <span class="pill" data-tone="soon">
            <TimeLeft until={expiresAt} />
          </span>
        ) : (
          <span class="small quiet">
            <HowItEnded grant={grant} />
          </span>
        )}
        {live && onEnd && (
          <Button small label={t('access.endFor', { name })} onClick={() => void onEnd()}>
            {t('access.end')}
          </Button>
        )}
      </div>
      <p class="access-grant-reason">{reason}</p>
      <p class="small faint">
        {t('access.from')} {clock(startsAt)} {t('access.until')} {clock(expiresAt)}
      </p>
    </li>
  );
}

function HowItEnded({ grant: { endedAt, endedBy } }: { grant: AccessGrant }) {
  if (!endedAt) return <>{t('access.ranOut')}</>;
  return (
    <>
      {endedBy ? t('access.endedBy', { name: endedBy }) : t('access.left')}{' '}
      <RelativeTime at={endedAt} />
    </>
  );
}
