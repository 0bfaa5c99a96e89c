import { Button } from '../../widget/components/Button.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { openPanel } from '../background/open-panel.ts';
import { ask } from '../messages.ts';
import { saysNothing } from '../panel/card.ts';
import type { StoredTab } from '../storage.ts';
import type { OpenTab } from './model.ts';

interface CaptureCardProps {
  tab: OpenTab;
  page: StoredTab;
}

/** The one big button, and below it the page it is about and what was found there. */
export function CaptureCard({ tab, page }: CaptureCardProps) {
  const capture = async () => {
    // Before anything is awaited: the panel opens in a click only.
    const opened = openPanel(tab);
    await Promise.all([opened, ask('captureTab', { tabId: tab.id })]);
    close();
  };
  return (
    <section class="capture-card">
      <Button look="primary" icon="plus" onClick={() => void capture()}>
        {t('popup.capture')}
      </Button>
      <p class="small quiet cut">{[tab.host, foundInWords(page)].filter(Boolean).join(' · ')}</p>
    </section>
  );
}

function foundInWords({ capture, problem }: StoredTab): string | null {
  if (problem) return t('popup.nothingFound');
  if (!capture) return null;
  if (saysNothing(capture)) return t('popup.nothingFound');
  const { people, companies } = capture;
  const found = [
    companies.length > 0 && t('popup.companies', { count: companies.length }),
    people.length > 0 && t('popup.people', { count: people.length }),
  ].filter(Boolean);
  return found.length > 0 ? found.join(', ') : t('popup.nothingFound');
}
