import { exactTime, relativeTime } from '../state/relative-time.ts';
import { useSurroundings } from './surroundings.ts';

/** "in 2 h", "3 days ago"; hovering shows the exact moment. */
export function RelativeTime({ at }: { at: string }) {
  const { now, ...format } = useSurroundings();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, format)}>
      {relativeTime(instant, now.value, format)}
    </time>
  );
}
