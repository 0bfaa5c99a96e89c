import { readFileSync } from 'node:fs';

import { readCases, readOne } from './capture/cases.ts';
import { openReader } from './capture/reader.ts';

/**
 * Runs the extension's own reader over saved pages, one JSON line per case:
 *   npm run --silent capture -- --cases DIR/index.json
 *   npm run --silent capture -- FILE --url URL
 */
const cases = process.argv.includes('--cases') ? readCases(process.argv) : readOne(process.argv);
const reader = await openReader();
process.stderr.write(`reader: ${(reader.gzippedBytes / 1000).toFixed(1)} kB gzipped\n`);
try {
  for (const { file, ...one } of cases)
    process.stdout.write(
      `${JSON.stringify(await reader.read({ ...one, body: readFileSync(file) }))}\n`,
    );
} finally {
  await reader.close();
}
