import { isUtf8 } from 'node:buffer';

import puppeteer, { type CDPSession, type HTTPRequest } from 'puppeteer';

import { bundleReader } from './bundle.ts';

export interface SavedDocument {
  id: string;
  kind: 'page' | 'email' | 'vcard';
  /** The address that the document is loaded under. */
  url: string;
  body: Buffer;
  /** How a message is written: raw, its plain text, its HTML body. */
  format?: 'eml' | 'txt' | 'html';
  /** What the rep has marked, as a CSS selector. */
  select?: string;
}

interface CaptureLine {
  id: string;
  capture: unknown;
  /** The reader's own time in the page. */
  ms: number;
  error?: string;
}

export interface Reader {
  read: (one: SavedDocument) => Promise<CaptureLine>;
  close: () => Promise<void>;
  gzippedBytes: number;
}

/**
 * One headless browser that reads saved files with the bundle that the extension injects: in an isolated world,
 * as the extension does, with the page's own scripts off and every request but the document refused.
 */
export async function openReader(): Promise<Reader> {
  const { code, gzippedBytes } = await bundleReader();
  const browser = await puppeteer.launch({ args: ['--no-sandbox', '--disable-quic'] });
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  let served: { url: string; body: Buffer } | null = null;
  page.on('request', (request) => void answer(request, served).catch(() => request.abort()));
  const client = await page.createCDPSession();

  const read = async (one: SavedDocument): Promise<CaptureLine> => {
    served = {
      url: withoutHash(one.url),
      body: one.kind === 'page' ? one.body : Buffer.from('<!doctype html>'),
    };
    try {
      await page.goto('about:blank');
      await page.goto(one.url, { waitUntil: 'domcontentloaded' });
      return { id: one.id, ...(await run(client, code, callOf(one), one.select)) };
    } catch (error) {
      return { id: one.id, capture: null, ms: 0, error: String(error) };
    }
  };
  return { read, close: () => browser.close(), gzippedBytes };
}

/** What to call in the page: a raw message is handed over with its bytes as characters, all else as text. */
function callOf({ kind, body, format = 'txt' }: SavedDocument): string {
  if (kind === 'page') return 'page()';
  const text = JSON.stringify(body.toString(format === 'eml' ? 'latin1' : 'utf8'));
  return kind === 'vcard' ? `vcard(${text})` : `message(${text}, '${format}')`;
}

/** Only the document itself is answered: nothing leaves the machine. */
async function answer(
  request: HTTPRequest,
  served: { url: string; body: Buffer } | null,
): Promise<void> {
  const isDocument =
    served &&
    request.isNavigationRequest() &&
    request.frame()?.parentFrame() === null &&
    withoutHash(request.url()) === new URL(served.url).href;
  if (isDocument)
    await request.respond({
      status: 200,
      contentType: contentTypeOf(served.body),
      body: served.body,
    });
  else await request.abort();
}

/** A page that names no character set and is valid UTF-8 was meant as that. */
function contentTypeOf(body: Buffer): string {
  const isNamed = /charset\s*=|<\?xml[^>]+encoding/i.test(
    body.subarray(0, 4096).toString('latin1'),
  );
  return isNamed || !isUtf8(body) ? 'text/html' : 'text/html; charset=utf-8';
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

async function run(
  client: CDPSession,
  code: string,
  call: string,
  select?: string,
): Promise<{ capture: unknown; ms: number }> {
  const { frameTree } = await client.send('Page.getFrameTree');
  const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const mark = select
    ? `getSelection().selectAllChildren(document.querySelector(${JSON.stringify(select)}));`
    : '';
  const expression = `${code}\n;${mark}(() => { const start = performance.now(); const capture = pathsixReader.${call}; return JSON.stringify({ capture, ms: Math.round((performance.now() - start) * 100) / 100 }); })()`;
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression,
    contextId,
    returnByValue: true,
  });
  if (exceptionDetails)
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  const line: { capture: unknown; ms: number } = JSON.parse(String(result.value));
  return line;
}
