import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';

import type { AgendaItem } from '../../contract/follow-ups.ts';
import { tickingClock } from '../../widget/components/surroundings.ts';
import { completeLater, snoozeLater } from '../agenda/act.ts';
import { groupAgenda } from '../agenda/group.ts';
import { ask } from '../messages.ts';
import { createOutboxModel } from '../outbox-view/model.ts';
import type { OutboxInput } from '../outbox/entry.ts';
import { createSessionModel } from '../session/model.ts';
import { read, watch, watchTab, type StoredAgenda, type StoredTab } from '../storage.ts';

/** The tab that the popup was opened over. */
export interface OpenTab {
  id: number;
  windowId: number;
  /** Readable since the click that opened the popup; null on pages that the browser keeps for itself. */
  host: string | null;
}

export type PopupModel = Awaited<ReturnType<typeof createPopupModel>>;

/** What the popup shows: who, which page, what is due, and what waits. Storage first, the network behind it. */
export async function createPopupModel() {
  const [tab, storedAgenda, { current, apiAddress }] = await Promise.all([
    openTab(),
    read('agenda'),
    createSessionModel(),
  ]);
  const outbox = await createOutboxModel(current);
  const agenda = signal<StoredAgenda | null>(storedAgenda);
  const page = signal<StoredTab>({ capture: null, problem: null });
  const now = tickingClock();

  watch('agenda', (fetched) => {
    agenda.value = fetched;
  });
  const owner = computed(() => current.value?.owner);
  let stopPage = () => {};
  effect(() => {
    stopPage();
    if (!tab || owner.value === undefined) return;
    stopPage = watchTab(
      'read',
      { id: tab.id, owner: owner.value },
      (found) => (page.value = found),
    );
    // The click that opened the popup lets the page be read: what is found there is shown before anybody asks.
    if (tab.host) void ask('captureTab', { tabId: tab.id });
  });

  const grouped = computed(() =>
    agenda.value && agenda.value.owner === current.value?.owner
      ? groupAgenda(agenda.value, outbox.entries.value, new Date(now.value))
      : null,
  );

  const stop = effect(() => {
    if (!current.value?.session.token) return;
    void ask('refreshAgenda', null);
    queueMicrotask(() => stop());
  });

  const actor = () => {
    if (owner.value === undefined) throw new Error('Nobody is signed in');
    return owner.value;
  };
  const done = async (item: AgendaItem, outcome: OutboxInput<'completion'>['outcome']) => {
    await completeLater(actor(), item, outcome ?? null);
    await Promise.all([outbox.load(), ask('sendOutbox', { all: false })]);
  };
  const snooze = async (item: AgendaItem, until: string) => {
    await snoozeLater(actor(), item, new Date(until));
    await Promise.all([outbox.load(), ask('sendOutbox', { all: false })]);
  };

  return { tab, apiAddress, current, outbox, grouped, page, done, snooze };
}

async function openTab(): Promise<OpenTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  const address = URL.parse(tab.url ?? '');
  const host = /^https?:$/.test(address?.protocol ?? '') ? (address?.hostname ?? null) : null;
  return { id: tab.id, windowId: tab.windowId, host };
}
