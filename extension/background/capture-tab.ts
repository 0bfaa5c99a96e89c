import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { capture, type Capture } from '../../contract/capture.ts';
import { changeTab, readTab } from '../storage.ts';

/** Reads the tab's page and keeps what was found, or why nothing could be read, for the panel. */
export async function captureTab(tabId: number) {
  const before = await readTab(tabId);
  const found = await readPage(tabId);
  if ('problem' in found) return changeTab(tabId, { ...before, ...found, capture: null });
  const isSamePage = before.capture?.page.url === found.capture.page.url;
  // What the rep typed about another page is about somebody else.
  const draft = isSamePage ? before.draft : null;
  await changeTab(tabId, { capture: found.capture, problem: null, draft });
}

async function readPage(tabId: number): Promise<{ capture: Capture } | { problem: string }> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/capture.js'] });
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: callReader,
    });
    const parsed = v.safeParse(capture, injected?.result);
    if (parsed.success) return { capture: parsed.output };
    console.error('The reader answered something else than a capture', v.flatten(parsed.issues));
    return { problem: 'This page could not be read. You can type the lead in yourself.' };
  } catch (error) {
    return { problem: problemOf(String(error)) };
  }
}

/** Runs inside the page: nothing from this file can be used in it. */
function callReader(): unknown {
  const { pathsixReader } = globalThis as unknown as { pathsixReader: { page(): unknown } };
  return pathsixReader.page();
}

/** Browsers name the reason in words of their own; these are the ones that tell the two cases apart. */
function problemOf(reason: string): string {
  if (/must request permission|Missing host permission|activeTab/i.test(reason))
    return 'PathSix reads a page only when you ask it to: open that tab and click the PathSix button there.';
  return 'The browser keeps extensions out of this page. You can type the lead in yourself.';
}
