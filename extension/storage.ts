import { browser } from 'wxt/browser';

import type { Capture } from '../contract/capture.ts';
import type { Agenda } from '../contract/follow-ups.ts';
import type { Me } from '../contract/sessions.ts';
import type { PanelDraft } from './panel/draft.ts';

/** Who is signed in at one API address. `token` is null once the server no longer knows it: the same member has to sign in again. */
export interface Session {
  token: string | null;
  member: Me['member'];
  tenant: Me['tenant'];
}

/** The last agenda that came, so that the popup shows something before the network answers. */
export interface StoredAgenda {
  owner: string;
  agenda: Agenda;
  fetchedAt: string;
}

/** What survives a closed browser, with what it is before anything was written. */
const defaults = {
  apiAddress: 'http://localhost:8787',
  /** By API address, so that a token never goes to another server than the one that gave it. */
  sessions: {} as Record<string, Session>,
  agenda: null as StoredAgenda | null,
  /** Follow-ups that a notification was shown for, and the time they were due then. */
  notified: {} as Record<string, string>,
};
export type Stored = typeof defaults;

/** What was read off one tab, why it could not be read, and what the rep made of it so far. */
export interface StoredTab {
  capture: Capture | null;
  problem: string | null;
  draft: PanelDraft | null;
}
const emptyTab: StoredTab = { capture: null, problem: null, draft: null };

export async function read<K extends keyof Stored>(key: K): Promise<Stored[K]> {
  const found = await browser.storage.local.get({ [key]: defaults[key] });
  // `get` forgets the type; `write` below is the only way in.
  return found[key] as Stored[K];
}

export const write = <K extends keyof Stored>(key: K, value: Stored[K]) =>
  browser.storage.local.set({ [key]: value });

/** Calls `listener` with each new value, whoever wrote it; returns how to stop. */
export function watch<K extends keyof Stored>(key: K, listener: (value: Stored[K]) => void) {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) listener((change.newValue ?? defaults[key]) as Stored[K]);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

const tabKey = (tabId: number) => `tab:${tabId}`;

/** Tabs are remembered while the browser runs: their ids mean nothing afterwards. */
export async function readTab(tabId: number): Promise<StoredTab> {
  const key = tabKey(tabId);
  const found = await browser.storage.session.get({ [key]: emptyTab });
  return found[key] as StoredTab;
}

export async function changeTab(tabId: number, change: Partial<StoredTab>) {
  await browser.storage.session.set({
    [tabKey(tabId)]: { ...(await readTab(tabId)), ...change },
  });
}

export const forgetTab = (tabId: number) => browser.storage.session.remove(tabKey(tabId));

export function watchTab(tabId: number, listener: (tab: StoredTab) => void) {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[tabKey(tabId)];
    if (area === 'session' && change) listener((change.newValue ?? emptyTab) as StoredTab);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

/** Keeps scripts that run inside pages away from the tokens; Firefox has no such pages to keep away, and lacks the call. */
export async function closeToPages() {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
