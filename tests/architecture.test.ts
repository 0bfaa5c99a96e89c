import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { expect, test } from 'vitest';

import { sourceFiles, trackedFiles } from './support/files.ts';

const root = join(import.meta.dirname, '..');

/** Who may import whom, folder by folder: whatever is not named is refused. The first that fits a file counts. */
const mayImport: [folder: string, folders: string[]][] = [
  ['contract/', ['contract/']],
  ['api/db/', ['api/db/', 'api/errors.ts', 'api/config.ts', 'contract/']],
  [
    'api/http/',
    ['api/http/', 'api/db/', 'api/errors.ts', 'api/config.ts', 'api/log.ts', 'contract/'],
  ],
  ['api/jobs/', ['api/jobs/', 'api/db/', 'api/errors.ts', 'api/log.ts', 'contract/']],
  ['api/mail/', ['api/mail/', 'api/jobs/', 'api/http/', 'api/db/', 'api/config.ts', 'contract/']],
  ['api/records/', ['api/records/', 'api/http/', 'api/db/', 'api/errors.ts', 'contract/']],
  ['widget/state/', ['widget/state/', 'widget/messages/', 'contract/']],
  ['widget/components/', ['widget/components/', 'widget/state/', 'widget/messages/', 'contract/']],
  [
    'widget/screens/',
    ['widget/screens/', 'widget/components/', 'widget/state/', 'widget/messages/', 'contract/'],
  ],
  ['widget/capture-form/', ['widget/capture-form/', 'widget/styles/', 'contract/']],
  ['widget/', ['widget/', 'contract/']],
  ['extension/capture/', ['extension/capture/', 'contract/']],
  [
    'extension/outbox/',
    ['extension/outbox/', 'extension/storage.ts', 'extension/messages.ts', 'contract/'],
  ],
  ['extension/', ['extension/', 'widget/', 'contract/']],
];

/** Folders of `api/` that every slice may stand on; any other folder of it is a slice. */
const belowSlices = ['api/db/', 'api/http/', 'api/records/', 'api/jobs/', 'api/mail/'];

const imports = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), 'utf8');
  return [...text.matchAll(imports)].map(([, path = '']) =>
    relative(root, join(root, dirname(file), path)),
  );
}

const isTest = (file: string) => /\.test\.tsx?$|(?:^|\/)test-[^/]+\.ts$/.test(file);

test('every folder imports only what stands below it', async () => {
  const wrong: string[] = [];
  for (const file of await sourceFiles()) {
    const allowed = mayImport.find(([folder]) => file.startsWith(folder))?.[1];
    if (!allowed || isTest(file)) continue;
    for (const path of await importsOf(file))
      if (!allowed.some((folder) => path.startsWith(folder))) wrong.push(`${file} imports ${path}`);
  }
  expect(wrong).toEqual([]);
});

test('a slice of the API never imports another slice', async () => {
  const wrong: string[] = [];
  const sliceOf = (path: string) => /^api\/[^/]+\//.exec(path)?.[0];
  for (const file of await sourceFiles()) {
    const slice = sliceOf(file);
    if (!slice || belowSlices.includes(slice) || isTest(file)) continue;
    for (const path of await importsOf(file)) {
      const other = sliceOf(path);
      if (other && other !== slice && ![...belowSlices].includes(other))
        wrong.push(`${file} imports ${path}`);
    }
  }
  // The demo is told through the team's own door: it makes tenants as the owner does.
  expect(
    wrong.filter((line) => !line.startsWith('api/demo/') || !line.includes('api/auth/')),
  ).toEqual([]);
});

test.each([
  [
    'for admins',
    'widget/app/admin.ts',
    /^widget\/(?:state\/admin\/|screens\/(?:team|roles|settings|fields|logs)\/|messages\/t-admin)/,
  ],
  [
    'that merge and convert',
    'widget/app/merging.ts',
    /^widget\/(?:state\/merging\/(?:compare|converting|duplicates|merging|offered)|screens\/merging\/|messages\/t-merging)/,
  ],
])(
  'only the pages %s, which are fetched when they are opened, import what is theirs',
  async (_, door, theirs) => {
    const wrong: string[] = [];
    for (const file of await sourceFiles()) {
      if (isTest(file) || theirs.test(file) || file === door) continue;
      for (const path of await importsOf(file))
        if (theirs.test(path) && !path.endsWith('role-draft.ts'))
          wrong.push(`${file} imports ${path}`);
    }
    expect(wrong).toEqual([]);
  },
);

test('nothing but tests and scripts imports tests or scripts', async () => {
  const wrong: string[] = [];
  for (const file of await sourceFiles()) {
    if (isTest(file) || /^(?:tests|scripts)\//.test(file)) continue;
    for (const path of await importsOf(file))
      if (/^(?:tests|scripts)\//.test(path)) wrong.push(`${file} imports ${path}`);
  }
  expect(wrong).toEqual([]);
});

test('no file is longer than 250 lines', async () => {
  const long: string[] = [];
  for (const file of await sourceFiles()) {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n').length - 1;
    if (lines > 250) long.push(`${file}: ${lines} lines`);
  }
  expect(long).toEqual([]);
});

test('only the process and the configuration read the environment', async () => {
  const wrong: string[] = [];
  for (const file of await sourceFiles()) {
    if (!/^(?:api|contract|widget|extension)\//.test(file) || isTest(file)) continue;
    if (['api/main.ts', 'api/config.ts'].includes(file) || file.endsWith('vite.config.ts'))
      continue;
    if ((await readFile(join(root, file), 'utf8')).includes('process.env')) wrong.push(file);
  }
  expect(wrong).toEqual([]);
});

test('markup is never made from text', async () => {
  const wrong: string[] = [];
  for (const file of await sourceFiles()) {
    if (isTest(file) || !/^(?:widget|extension)\//.test(file)) continue;
    const text = await readFile(join(root, file), 'utf8');
    if (
      /\.(?:innerHTML|outerHTML)\s*=[^=]|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(/.test(
        text,
      )
    )
      wrong.push(file);
  }
  expect(wrong).toEqual([]);
});

test('every path that a document names exists', async () => {
  const missing: string[] = [];
  for (const document of (await trackedFiles()).filter((file) => file.endsWith('.md'))) {
    const text = await readFile(join(root, document), 'utf8');
    const named = [
      ...[...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, path = '']) =>
        join(dirname(document), path),
      ),
      ...[
        ...text.matchAll(
          /`((?:contract|api|migrations|widget|extension|tests|scripts)\/[\w./-]*)`/g,
        ),
      ].map(([, path = '']) => path),
    ];
    for (const path of named)
      if (!existsSync(join(root, path))) missing.push(`${document} names ${path}`);
  }
  expect(missing).toEqual([]);
});

test('every folder at the top says in a README what lives in it', () => {
  const folders = ['contract', 'api', 'migrations', 'widget', 'extension', 'tests', 'scripts'];
  expect(folders.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([]);
});

test('the lock file names no registry and no machine', async () => {
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
});
