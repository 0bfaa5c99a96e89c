import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Failed } from '../components/Failed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { t } from '../messages/t-workspace.ts';

/** A screen whose code is fetched when it is first shown: what few people open costs nobody else a byte. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [Screen, setScreen] = useState(() => known);
    const [isLost, setLost] = useState(false);
    const fetchIt = async () => {
      setLost(false);
      try {
        known = await load();
        setScreen(() => known);
      } catch {
        setLost(true); // a network away, or a newer version that no longer has this file
      }
    };
    useEffect(() => {
      if (!known) void fetchIt();
    }, []);
    if (Screen) return <Screen {...props} />;
    if (!isLost) return <Skeleton />;
    return (
      <Failed
        failure={{ kind: 'failed', why: t('failed.screen') }}
        onRetry={() => void fetchIt()}
      />
    );
  };
}
