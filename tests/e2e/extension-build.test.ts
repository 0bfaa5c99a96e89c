import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { extensionId } from '../../extension/identity.ts';

/** What `npm run build` made, as it is shipped. */
const outDir = join(import.meta.dirname, '../../.output');

const manifestOf = async (browser: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(outDir, `${browser}-mv3/manifest.json`), 'utf8'));

/** Everything the extension may do without asking. A longer list is a decision, not an accident. */
const approved = ['activeTab', 'alarms', 'contextMenus', 'notifications', 'scripting', 'storage'];

describe.each([
  ['chrome', [...approved, 'sidePanel']],
  ['firefox', approved],
])('in the build for %s', (browser, permissions) => {
  test('nothing more is asked for than was approved', async () => {
    const manifest = await manifestOf(browser);
    expect(manifest['permissions']).toEqual(permissions);
    expect(manifest['host_permissions']).toBeUndefined();
    expect(manifest['optional_permissions']).toBeUndefined();
    expect(manifest['optional_host_permissions']).toBeUndefined();
    expect(manifest['externally_connectable']).toBeUndefined();
    expect(manifest['web_accessible_resources']).toBeUndefined();
  });

  test('no script runs in a page before the rep asks for it', async () => {
    expect((await manifestOf(browser))['content_scripts']).toBeUndefined();
    const background = await readFile(join(outDir, `${browser}-mv3/background.js`), 'utf8');
    expect(background).not.toContain('registerContentScripts');
  });

  test('the pages are the four that there are', async () => {
    const files = await readdir(join(outDir, `${browser}-mv3`));
    expect(files.filter((file) => file.endsWith('.html')).toSorted()).toEqual([
      'options.html',
      'popup.html',
      'sidepanel.html',
      'workspace.html',
    ]);
  });

  test('the popup loads within 60 kB, gzipped', async () => {
    expect(await gzippedBytes(join(outDir, `${browser}-mv3`), 'popup.html')).toBeLessThan(60_000);
  });
});

test('Chrome gives it the same id in every build', async () => {
  const key = String((await manifestOf('chrome'))['key']);
  const hash = await crypto.subtle.digest('SHA-256', Buffer.from(key, 'base64'));
  const hex = Buffer.from(hash).toString('hex').slice(0, 32);
  const id = hex.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  expect(id).toBe(extensionId);
});

/** A page and all that it loads before it shows anything: what its markup names, and what that imports in turn. */
async function gzippedBytes(folder: string, page: string): Promise<number> {
  const html = await readFile(join(folder, page), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    ([, path = '']) => path,
  );
  const seen = new Set<string>();
  let bytes = gzipSync(html).length;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await readFile(join(folder, path), 'utf8');
    bytes += gzipSync(text).length;
    for (const [, imported = ''] of text.matchAll(/from\s?["'`]\.\/([^"'`]+)["'`]/g))
      waiting.push(`chunks/${imported}`);
    for (const [, imported = ''] of text.matchAll(/import\s?["'`]\.\/([^"'`]+)["'`]/g))
      waiting.push(`chunks/${imported}`);
  }
  expect(seen.size).toBeGreaterThan(2);
  return bytes;
}
