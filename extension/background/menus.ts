import { browser } from 'wxt/browser';

const menus = {
  page: 'Capture this page with PathSix',
  selection: 'Capture the selection with PathSix',
} as const;

/** Made anew at each install and update: browsers keep them, and refuse the same id twice. */
export async function makeMenus() {
  await browser.contextMenus.removeAll();
  for (const context of ['page', 'selection'] as const)
    browser.contextMenus.create({
      id: `capture-${context}`,
      title: menus[context],
      contexts: [context],
    });
}
