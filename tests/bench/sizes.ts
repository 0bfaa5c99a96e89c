import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Size {
  name: string;
  /** Bytes, each file gzipped by itself; null when it is not built. */
  gzipped: number | null;
}

const root = join(import.meta.dirname, '../..');
const extension = '.output/chrome-mv3';

/** What a person downloads or waits for: the popup with all that it loads, the website form, the reader. */
export async function sizesOfBuilds(): Promise<Size[]> {
  return [
    { name: 'popup', gzipped: await sizeOf(await loadedBy(`${extension}/popup.html`)) },
    { name: 'website form', gzipped: await sizeOf(['dist/widget/pathsix-capture.js']) },
    {
      name: 'reader',
      gzipped: await sizeOf(await scriptsNamed(/^(?:reader|capture|read)[\w-]*\.js$/)),
    },
  ];
}

/** A page and every script and style that it names, and that those import, each once. */
async function loadedBy(page: string): Promise<string[]> {
  const found = new Set<string>();
  const follow = async (file: string) => {
    if (found.has(file)) return;
    const text = await readFile(join(root, file), 'utf8').catch(() => null);
    if (text === null) return;
    found.add(file);
    for (const [, named = ''] of text.matchAll(/["'`]([./][\w./-]+\.(?:js|css))["'`]/g)) {
      const folder = named.startsWith('/') ? extension : dirname(file);
      await follow(join(folder, named));
    }
  };
  await follow(page);
  return [...found];
}

async function scriptsNamed(pattern: RegExp): Promise<string[]> {
  const names = await readdir(join(root, extension)).catch(() => []);
  return names.filter((name) => pattern.test(name)).map((name) => `${extension}/${name}`);
}

async function sizeOf(files: string[]): Promise<number | null> {
  const contents = await Promise.all(
    files.map((file) => readFile(join(root, file)).catch(() => null)),
  );
  const known = contents.filter((content) => content !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, content) => sum + gzipSync(content).length, 0);
}
