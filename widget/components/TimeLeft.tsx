import { t } from '../messages/t-workspace.ts';
import { useSurroundings } from './surroundings.ts';

/** "28 minutes left", counting down. */
export function TimeLeft({ until }: { until: string }) {
  const { now } = useSurroundings();
  const leftMs = Date.parse(until) - now.value;
  // The clock here ticks twice a minute: the last one is not told to be over too soon.
  const minutes = Math.max(1, Math.floor(leftMs / 60_000));
  return (
    <time dateTime={until}>
      {leftMs > 0 ? t('grant.left', { count: minutes }) : t('grant.over')}
    </time>
  );
}
