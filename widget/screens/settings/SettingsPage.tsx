import type { ComponentChildren } from 'preact';

import type { Need } from '../../../contract/permissions.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-workspace.ts';
import { may } from '../../state/rights.ts';
import { NoRight } from '../NoRight.tsx';
import { PlaceHead } from '../PlaceHead.tsx';
import { settingsPlaces } from '../places.ts';

interface SettingsPageProps {
  me: Me;
  needs: Need;
  /** Text and forms are read in a narrow column; tables take the whole width. */
  isNarrow?: boolean;
  total?: number | null;
  /** What can be done, in the head. */
  acts?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of a page of the settings, for whoever's role opens it. */
export function SettingsPage(props: SettingsPageProps) {
  const { me, needs, isNarrow = false, total = null, acts, children } = props;
  const isOpen = may(me, ...needs);
  return (
    <div class="screen">
      <PlaceHead
        me={me}
        title={t('nav.settings')}
        places={settingsPlaces}
        total={isOpen ? total : null}
      >
        {isOpen && acts}
      </PlaceHead>
      <div class={isNarrow ? 'screen-body narrow' : 'screen-body'}>
        {isOpen ? children : <NoRight />}
      </div>
    </div>
  );
}
