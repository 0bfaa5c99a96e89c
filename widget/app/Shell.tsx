import { useMemo, useState } from 'preact/hooks';

import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import type { Me } from '../../contract/sessions.ts';
import { ErrorBoundary } from '../components/ErrorBoundary.tsx';
import { Icon } from '../components/Icon.tsx';
import { SurroundingsProvider, useSurroundings } from '../components/surroundings.ts';
import { useShortcuts } from '../components/useShortcuts.ts';
import { t } from '../messages/t-workspace.ts';
import { KeyboardHelp } from '../screens/KeyboardHelp.tsx';
import { Palette } from '../screens/Palette.tsx';
import { useWorkspace } from '../screens/workspace-context.ts';
import { may } from '../state/rights.ts';
import { lazily } from './lazily.tsx';
import { Rail } from './Rail.tsx';
import { routeOf } from './routes.ts';
import { Screen } from './Screen.tsx';
import { useOnline } from './useOnline.ts';
import { VisitBanner } from './VisitBanner.tsx';

const InstallationScreen = lazily(
  async () => (await import('./InstallationScreen.tsx')).InstallationScreen,
);

/** The rail, the screen that the address names, and what can be called from everywhere. */
export function Shell({ me }: { me: Me }) {
  const { router } = useWorkspace();
  const around = useSurroundings();
  const isOnline = useOnline();
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  const { path } = router.place.value;
  const route = routeOf(path);
  const close = () => setOver(null);
  useShortcuts({
    'Mod+k': () => me.tenant && setOver('palette'),
    '?': () => setOver('keys'),
    c: () => {
      if (!me.tenant) return;
      const type = 'type' in route ? route.type : recordTypes.lead;
      if (isRecordName(type.name) && may(me, type.name, 'create')) router.go(`/${type.plural}/new`);
    },
  });
  // Members read times on their company's clock, wherever they travel.
  const { timeZone = around.timeZone, currency = around.currency } = me.tenant ?? {};
  const here = useMemo(() => ({ ...around, timeZone, currency }), [around, timeZone, currency]);
  return (
    <SurroundingsProvider value={here}>
      <a class="skip" href="#content">
        {t('app.skip')}
      </a>
      <div class="shell">
        <Rail me={me} onSearch={() => setOver('palette')} onKeys={() => setOver('keys')} />
        <main class="content" id="content" tabIndex={-1}>
          {!isOnline && (
            <div class="banner" data-tone="soon" role="status">
              <Icon name="offline" />
              {t('app.offline')}
            </div>
          )}
          {me.grant && <VisitBanner grant={me.grant} />}
          <ErrorBoundary key={me.tenant ? route.to : path}>
            {me.tenant ? (
              <Screen me={me} route={route} />
            ) : (
              <InstallationScreen me={me} path={path} />
            )}
          </ErrorBoundary>
        </main>
      </div>
      {over === 'palette' && <Palette me={me} onClose={close} />}
      {over === 'keys' && <KeyboardHelp onClose={close} />}
    </SurroundingsProvider>
  );
}
