import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { capture } from '../../contract/capture.ts';
import { currentSession } from '../session/current.ts';
import { writeTab, type StoredTab } from '../storage.ts';

/** Reads the tab's page and keeps what was found, or why nothing could be read, for the panel of whoever is signed in. */
export async function captureTab(tabId: number) {
  const current = await currentSession();
  if (current) await writeTab('read', { id: tabId, owner: current.owner }, await readPage(tabId));
}

async function readPage(tabId: number): Promise<StoredTab> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/capture.js'] });
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: callReader,
    });
    const parsed = v.safeParse(capture, injected?.result);
    if (parsed.success) return { capture: parsed.output, problem: null };
    console.error('The reader answered something else than a capture', v.flatten(parsed.issues));
    return {
      capture: null,
      problem: 'This page could not be read. You can type the lead in yourself.',
    };
  } catch (error) {
    return { capture: null, problem: problemOf(String(error)) };
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
