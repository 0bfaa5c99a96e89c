import { browser } from 'wxt/browser';

import { answer } from '../messages.ts';
import { currentSession } from '../session/current.ts';
import { closeToPages, forgetTab, forgetTabsOfOthers, watch } from '../storage.ts';
import { refreshAgenda } from './agenda.ts';
import { everyMinute, keepMinuteAlarm, onAlarm } from './alarms.ts';
import { captureTab } from './capture-tab.ts';
import { makeMenus } from './menus.ts';
import { onNotificationButton, onNotificationClick } from './notifications.ts';
import { searchFromAddressBar } from './omnibox.ts';
import { openPanel } from './open-panel.ts';
import { sendOutbox } from './send-outbox.ts';

interface ClickedTab {
  id?: number | undefined;
  windowId: number;
}

/** Everything the worker reacts to. All listeners are set before it awaits anything, or the event that woke it is missed. */
export function startBackground() {
  answer({
    captureTab: ({ tabId }) => captureTab(tabId),
    sendOutbox: ({ all }) => sendOutbox(all),
    refreshAgenda: async () => void (await refreshAgenda()),
  });
  browser.alarms.onAlarm.addListener((alarm) => void onAlarm(alarm));
  browser.contextMenus.onClicked.addListener((_, tab) => tab && void captureClicked(tab));
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === 'capture' && tab) void captureClicked(tab);
  });
  browser.notifications.onClicked.addListener((id) => void onNotificationClick(id));
  browser.notifications.onButtonClicked?.addListener(
    (id, button) => void onNotificationButton(id, button),
  );
  searchFromAddressBar();
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  browser.runtime.onInstalled.addListener(() => void makeMenus().then(everyMinute));
  browser.runtime.onStartup.addListener(() => void everyMinute());
  // Whoever signed in or out, on whichever page: the badge and the outbox follow.
  watch('sessions', () => void everyMinute());
  watch('sessions', () => void hideFromOthers());
  watch('apiAddress', () => void hideFromOthers());
  self.addEventListener('online', () => void sendOutbox(true));
  void closeToPages();
  // What a worker that died left undone is done by the next minute's.
  void keepMinuteAlarm();
}

/** What one member captured and typed is gone before another looks. */
async function hideFromOthers() {
  const current = await currentSession();
  await forgetTabsOfOthers(current?.owner ?? null);
}

/** The panel first, while the click still counts as one. */
async function captureClicked({ id, windowId }: ClickedTab) {
  if (id === undefined) return;
  const opened = openPanel({ id, windowId });
  await captureTab(id);
  await opened;
}
