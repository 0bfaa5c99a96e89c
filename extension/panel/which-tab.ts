import { browser } from 'wxt/browser';

/** The tab that the panel is about: the one its address names, else the one in front, whichever that is at the time. */
export async function followTab(show: (tabId: number) => void | Promise<void>) {
  const named = new URLSearchParams(location.search).get('tab');
  if (named && /^\d+$/.test(named)) return show(Number(named));
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === front?.windowId) void show(tabId);
  });
  if (front?.id !== undefined) await show(front.id);
}
