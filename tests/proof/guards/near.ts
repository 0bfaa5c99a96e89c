import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { Endpoint } from '../../../contract/endpoint.ts';
import { endpoints, records } from '../../../contract/index.ts';
import { sourceFiles } from '../../support/files.ts';

const root = join(import.meta.dirname, '../../..');

/** What all kinds of record share shows at some of them. */
const someRecords = [records.lead, records.contact, records.interaction];

/**
 * Ids of the endpoints at which a guard of a file is missed soonest: those the file itself or one that imports it answers, else
 * those of its folder. None where nobody can tell.
 */
export async function endpointsNear(file: string): Promise<string[]> {
  const folder = dirname(file);
  if (!folder.startsWith('api/') || ['api/db', 'api/http'].includes(folder)) return [];
  if (folder === 'api/records')
    return someRecords.flatMap((usual) => Object.values(usual)).map(({ id }) => id);
  const names = await exportedEndpoints();
  const files = (await readdir(join(root, folder))).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(root, folder, name), 'utf8')));
  const idsIn = (wanted: string[]) =>
    wanted.flatMap((text) =>
      [...names].flatMap(([name, id]) => (new RegExp(`\\b${name}\\b`).test(text) ? [id] : [])),
    );
  const isBeside = (text: string, at: number) =>
    files[at] === basename(file) || text.includes(`from './${basename(file)}'`);
  const near = idsIn(texts.filter(isBeside));
  return [...new Set(near.length > 0 ? near : idsIn(texts))].toSorted();
}

/** Files of the API that import a file. */
export async function usersOf(file: string): Promise<string[]> {
  const sources = (await sourceFiles()).filter(
    (source) => source.startsWith('api/') && !source.endsWith('.test.ts'),
  );
  const uses = async (source: string) => {
    const text = await readFile(join(root, source), 'utf8');
    return [...text.matchAll(/from '(\.[^']+)'/g)].some(
      ([, path = '']) => join(dirname(source), path) === file,
    );
  };
  const used = await Promise.all(sources.map(uses));
  return sources.filter((_, at) => used[at]);
}

/** Ids of endpoints by the names they are declared with. */
async function exportedEndpoints(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await readdir(join(root, 'contract'))) {
    if (!/(?<!\.test)\.ts$/.test(name)) continue;
    const declared: Record<string, unknown> = await import(join(root, 'contract', name));
    for (const [exported, value] of Object.entries(declared))
      if (isEndpoint(value)) found.set(exported, value.id);
  }
  return found;
}

const isEndpoint = (value: unknown): value is Endpoint =>
  endpoints.some((endpoint) => endpoint === value);
