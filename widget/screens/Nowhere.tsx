import { useEffect } from 'preact/hooks';

import { Icon } from '../components/Icon.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import { tellNowhere } from '../state/nowhere.ts';
import { useWorkspace } from './workspace-context.ts';

/** No screen has this address. The server is told, so that admins see which links lead nowhere. */
export function Nowhere() {
  const { href } = useSurroundings();
  const { call, router } = useWorkspace();
  const { path } = router.place.value;
  useEffect(() => void tellNowhere(call, path), [call, path]);
  return (
    <div class="state">
      <Icon name="search" />
      <h1>{t('nowhere.title')}</h1>
      <p>{t('nowhere.why')}</p>
      <a class="button" href={href('/')}>
        {t('nowhere.home')}
      </a>
    </div>
  );
}
