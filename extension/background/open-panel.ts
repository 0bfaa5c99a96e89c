import { browser } from 'wxt/browser';

interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Shows the panel beside the tab. Has to be called before anything is awaited: browsers open a side panel in a click only.
 * Where they refuse, the panel opens as a tab of its own.
 */
export function openPanel(tab: { id: number; windowId: number }): Promise<void> {
  return openBeside(tab).catch(async () => {
    await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tab=${tab.id}`) });
  });
}

async function openBeside({ windowId }: { windowId: number }) {
  // Not in Chrome's types: Firefox's own name for it.
  const { sidebarAction } = browser as Sidebar;
  if (browser.sidePanel) return browser.sidePanel.open({ windowId });
  if (sidebarAction) return sidebarAction.open();
  throw new Error('This browser has no side panel');
}
