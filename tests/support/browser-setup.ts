import { launch } from 'puppeteer';
import type { TestProject } from 'vitest/node';

import { build } from '../../scripts/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one Chromium is to be reached. */
    browserEndpoint: string;
  }
}

/** Builds what is not built and starts one Chromium, which can load extensions and finds every `*.test` host on loopback. */
export default async function setup({ provide }: TestProject) {
  await build();
  const browser = await launch({
    enableExtensions: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  provide('browserEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
