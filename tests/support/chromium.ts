import { launch, type Browser } from 'puppeteer';

/**
 * A Chromium of a suite's own: suites run side by side, and none takes the focus from another. It can load extensions, and
 * finds every `*.test` host on loopback. Whoever opens it closes it.
 */
export const openChromium = (): Promise<Browser> =>
  launch({
    enableExtensions: true,
    args: [
      '--disable-gpu',
      '--in-process-gpu',
      '--no-sandbox',
      '--disable-quic',
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
