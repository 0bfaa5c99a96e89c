import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';

const entry = fileURLToPath(new URL('../../extension/capture/inject.ts', import.meta.url));

/** The script that the extension injects, built in memory from the same entry. */
export async function bundleReader(): Promise<{ code: string; gzippedBytes: number }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'pathsixCapture' },
    },
  });
  const chunk = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .find((one) => one.type === 'chunk');
  if (!chunk) throw new Error('The reader did not build: vite gave no script.');
  return { code: chunk.code, gzippedBytes: gzipSync(chunk.code).length };
}
