import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { t } from '../messages/t.ts';

const patienceMs = 150;

/** Shows its children only when waiting has become noticeable; a quick answer never flickers. */
export function AfterAMoment({ children }: { children: ComponentChildren }) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return waited ? <>{children}</> : null;
}

const widths = ['62%', '48%', '71%', '55%', '40%', '66%'];

/** Grey bars in the shape of what is to come: so many rows of such a height. */
export const Skeleton = ({ rows = 6, height = 36 }: { rows?: number; height?: number }) => (
  <AfterAMoment>
    <div role="status">
      <span class="unseen">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ height, display: 'flex', alignItems: 'center', padding: '0 12px' }}>
          <span class="skeleton" style={{ width: widths[row % widths.length] }} />
        </div>
      ))}
    </div>
  </AfterAMoment>
);
