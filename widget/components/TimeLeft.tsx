import { t } from '../messages/t.ts';
import { useSurroundings } from './surroundings.ts';

/** "28 minutes left", counting down. */
export function TimeLeft({ until }: { until: string }) {
  const { now } = useSurroundings();
  const minutes = Math.ceil((Date.parse(until) - now.value) / 60_000);
  return (
    <time dateTime={until}>
      {minutes > 0 ? t('grant.left', { count: minutes }) : t('grant.over')}
    </time>
  );
}
