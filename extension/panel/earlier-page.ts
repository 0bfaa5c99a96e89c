import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';

/**
 * Whether the tab has moved on since its page was read. The address of a tab is hidden again once it shows another site, which tells as
 * much as the address.
 */
export function watchEarlierPage(tabId: number) {
  const isEarlier = signal(false);
  const moved = (id: number, { status, url }: { status?: string; url?: string }) => {
    if (id === tabId && (status === 'loading' || url !== undefined)) isEarlier.value = true;
  };
  browser.tabs.onUpdated.addListener(moved);

  /** For what was read before the panel was opened. */
  const compare = async (readUrl: string) => {
    try {
      const { url } = await browser.tabs.get(tabId);
      if (url?.slice(0, readUrl.length) !== readUrl) isEarlier.value = true;
    } catch {
      isEarlier.value = true; // the tab was closed
    }
  };
  return {
    isEarlier,
    compare,
    stop: () => browser.tabs.onUpdated.removeListener(moved),
  };
}
