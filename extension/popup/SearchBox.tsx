import { useSignal } from '@preact/signals';
import { browser } from 'wxt/browser';

import { Icon } from '../../widget/components/Icon.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import { workspaceUrl } from '../workspace-url.ts';

/** Enter goes on in the workspace, with the words typed here. Whoever may not see leads is told so in its place. */
export function SearchBox({ maySearch }: { maySearch: boolean }) {
  const words = useSignal('');
  const search = (event: Event) => {
    event.preventDefault();
    const url = workspaceUrl(`/leads?q=${encodeURIComponent(words.value.trim())}`);
    void browser.tabs.create({ url }).then(() => close());
  };
  return (
    <form class="search-box" role="search" onSubmit={search}>
      <Icon name="search" />
      <input
        class="input"
        type="search"
        aria-label={t(maySearch ? 'popup.search' : 'popup.noSearch')}
        placeholder={t(maySearch ? 'popup.search' : 'popup.noSearch')}
        disabled={!maySearch}
        value={words.value}
        onInput={({ currentTarget }) => (words.value = currentTarget.value)}
      />
    </form>
  );
}
