import { useEffect, useRef, useState } from 'preact/hooks';

import { t } from '../messages/t.ts';
import type { Failure } from '../state/failure.ts';

interface RetryCountdownProps {
  /** Each one counts down anew, also when it says the same as the one before. */
  failure: Failure;
  seconds: number;
  onRetry: () => void;
}

/** "Trying again in 3 s", and then it does. The seconds are not read out one by one. */
export function RetryCountdown({ failure, seconds, onRetry }: RetryCountdownProps) {
  const [left, setLeft] = useState(seconds);
  const retry = useRef(onRetry);
  retry.current = onRetry;
  useEffect(() => {
    let rest = seconds;
    setLeft(rest);
    const timer = setInterval(() => {
      setLeft((rest -= 1));
      if (rest > 0) return;
      clearInterval(timer);
      retry.current();
    }, 1000);
    return () => clearInterval(timer);
  }, [failure, seconds]);
  return (
    <p role="timer" aria-live="off">
      {left > 0 ? t('failed.retryingIn', { seconds: left }) : t('failed.retrying')}
    </p>
  );
}
