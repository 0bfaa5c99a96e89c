import { browser } from 'wxt/browser';

import { NoAnswer } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import type { Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import { clientOf, currentSession } from '../session/current.ts';
import { may } from '../session/may.ts';
import { recordUrl, workspaceUrl } from '../workspace-url.ts';

interface Suggestion {
  /** What is entered when it is chosen: the address of the record's page. */
  content: string;
  description: string;
}

const kinds = ['lead', 'client', 'contact'] as const;
const mostPerKind = 3;

/** Searches leads, clients and contacts from the address bar, after the keyword that the manifest names. */
export function searchFromAddressBar() {
  // Not in every browser: Firefox for Android has no such bar.
  if (!browser.omnibox) return;
  void browser.omnibox.setDefaultSuggestion({ description: 'Search the leads of PathSix' });
  let asked = '';
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    asked = text;
    void suggestionsFor(text).then((found) => {
      // What was typed meanwhile is answered on its own.
      if (asked === text) suggest(found);
    });
  });
  browser.omnibox.onInputEntered.addListener((text, where) => {
    const url = text.startsWith(workspaceUrl('/')) ? text : searchUrl(text);
    void (where === 'currentTab'
      ? browser.tabs.update({ url })
      : browser.tabs.create({ url, active: where === 'newForegroundTab' }));
  });
}

const searchUrl = (text: string) =>
  workspaceUrl(text.trim() ? `/leads?${new URLSearchParams({ q: text.trim() })}` : '/leads');

async function suggestionsFor(text: string): Promise<Suggestion[]> {
  const current = await currentSession();
  const q = text.trim();
  if (!current?.session.token || !q) return [];
  const call = clientOf(current);
  const signal = AbortSignal.timeout(5000);
  const found = kinds
    .filter((kind) => may(current, kind, 'read'))
    .map(async (kind) => {
      const { items } = await call(records[kind].list, { q, limit: mostPerKind }, { signal });
      return items.flatMap((record) => suggestionOf(kind, record));
    });
  try {
    return (await Promise.all(found)).flat();
  } catch (error) {
    // Without a server there is nothing to suggest; Enter still opens the list, which says so.
    if (error instanceof NoAnswer || error instanceof DOMException) return [];
    throw error;
  }
}

function suggestionOf(kind: (typeof kinds)[number], record: Row & { id: string }): Suggestion[] {
  const content = recordUrl({ type: kind, id: record.id });
  const { title, label } = recordType(kind);
  const description = `${title(record)} · ${label}`;
  return content
    ? [{ content, description: import.meta.env.FIREFOX ? description : inXml(description) }]
    : [];
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Chrome takes descriptions for XML (chrome.omnibox), and refuses all of them when one is none. */
const inXml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
