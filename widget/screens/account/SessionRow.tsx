import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { t } from '../../messages/t-account.ts';
import { sessionName, type OwnSession } from '../../state/open-sessions.ts';

interface SessionRowProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd: () => void;
}

/** One device: what, where, when, and whether it is the one in front of which one sits. */
export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { kind, address, createdAt, lastSeenAt, isCurrent, userAgent } = session;
  const name = sessionName(session) ?? t('sessions.unknown');
  return (
    <li class="session">
      <Icon name={kind} />
      <div class="session-what">
        <div class="session-name">
          <strong class="cut" title={userAgent ?? undefined}>
            {name}
          </strong>
          {isCurrent && (
            <span class="pill" data-tone="accent">
              {t('sessions.thisOne')}
            </span>
          )}
        </div>
        <div class="quiet small">
          {t(`sessions.${kind}`)}
          {address && ` · ${address}`}
          {' · '}
          {t('sessions.seen')} <RelativeTime at={lastSeenAt} />
          {' · '}
          {t('sessions.since')} <RelativeTime at={createdAt} />
        </div>
      </div>
      {!isCurrent && (
        <Button small disabled={isBusy} label={t('sessions.endOne', { name })} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
