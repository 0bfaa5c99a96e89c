import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer';

/** The file that an act in a page makes its browser save, and what it is called. */
export async function downloaded(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-download-'));
  const browser = await page.browser().target().createCDPSession();
  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    browserContextId: page.browserContext().id ?? '',
    downloadPath: folder,
    eventsEnabled: true,
  });
  let name = '';
  browser.on('Browser.downloadWillBegin', ({ suggestedFilename }) => {
    name = suggestedFilename;
  });
  const done = new Promise<string>((resolve) =>
    browser.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state === 'completed') resolve(guid);
    }),
  );
  await act();
  const bytes = await readFile(join(folder, await done));
  await browser.detach();
  return { name, bytes };
}
