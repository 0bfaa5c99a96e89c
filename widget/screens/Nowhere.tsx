import { Icon } from '../components/Icon.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t.ts';

/** No screen has this address. */
export function Nowhere() {
  const { href } = useSurroundings();
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
