import { useEffect, useRef } from 'preact/hooks';

import { t } from '../messages/t.ts';
import type { Failure } from '../state/failure.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { RetryCountdown } from './RetryCountdown.tsx';

interface FailedProps {
  failure: Failure;
  /** What could not be done; "This could not be loaded" when nothing is said. */
  what?: string;
  onRetry?: () => void;
}

const iconFor = {
  offline: 'offline',
  forbidden: 'lead',
  notFound: 'search',
  away: 'alert',
  failed: 'alert',
} as const;

/** What failed, why, and a way to try again where that can help. */
export function Failed({ failure, what = t('failed.title'), onRetry }: FailedProps) {
  const retry = useRef(onRetry);
  retry.current = onRetry;
  // Back online, what was asked for comes by itself.
  useEffect(() => {
    const again = () => retry.current?.();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  const { kind, why, retryAfterSeconds } = failure;
  const canHelp = kind === 'offline' || kind === 'away' || kind === 'failed';
  const comesBack = onRetry && retryAfterSeconds !== undefined;
  return (
    <div class="state" role="alert">
      <Icon name={iconFor[kind]} />
      <h2>{what}</h2>
      <p>{comesBack ? t('failed.awayNow') : why}</p>
      {comesBack && (
        <RetryCountdown failure={failure} seconds={retryAfterSeconds} onRetry={onRetry} />
      )}
      {onRetry && canHelp && <Button onClick={onRetry}>{t('common.retry')}</Button>}
    </div>
  );
}
