import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { beforeAll, expect, test } from 'vitest';

import { build } from '../../scripts/build.ts';

const built = (name: string) => readFile(new URL(`../../dist/widget/${name}`, import.meta.url));

beforeAll(() => build());

test.each(['pathsix-capture.js', 'pathsix-capture.mjs'])(
  '%s costs a website at most 15 kB',
  async (name) => {
    const packed = await promisify(gzip)(await built(name), { level: 9 });
    expect(packed.byteLength).toBeLessThanOrEqual(15_000);
  },
);

test.each(['pathsix-capture.js', 'pathsix-capture.mjs'])(
  '%s runs no text as code, and tells nothing of the machine it was built on',
  async (name) => {
    const code = (await built(name)).toString();
    expect(code).not.toMatch(/\beval\(|new Function\b|document\.write|insertAdjacentHTML/);
    expect(code).not.toContain('fileName');
    expect(code).not.toContain(import.meta.dirname);
  },
);

test('the script leaves no name of its own in the page', async () => {
  expect((await built('pathsix-capture.js')).toString()).toMatch(
    /^\(function\(\)\{.*\}\)\(\);\s*$/s,
  );
});
