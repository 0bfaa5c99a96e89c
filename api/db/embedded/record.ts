import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';

import { unlessMissing } from './system-error.ts';

const clusterRecord = v.object({
  /** Random; tells this database from every other one on the machine. */
  id: v.string(),
  /** Of the superuser `pathsix`. */
  password: v.string(),
  /** Where the database lives when it is not in the data folder itself. */
  livesIn: v.nullable(v.string()),
});

/** What the data folder remembers about its database, in a file only its owner can read. */
export type ClusterRecord = v.InferOutput<typeof clusterRecord>;

const fileName = 'embedded-postgres.json';

export function newClusterRecord(): ClusterRecord {
  return {
    id: randomBytes(6).toString('hex'),
    password: randomBytes(24).toString('base64url'),
    livesIn: null,
  };
}

/** The record of this data folder, or null when it never had a database. */
export async function readClusterRecord(dataDir: string): Promise<ClusterRecord | null> {
  const file = join(dataDir, fileName);
  const text = await unlessMissing(readFile(file, 'utf8'), null);
  if (text === null) return null;
  try {
    return v.parse(v.pipe(v.string(), v.parseJson(), clusterRecord), text);
  } catch (error) {
    throw new Error(`${file} is damaged. Restore it from a backup.`, { cause: error });
  }
}

/** Writes the whole record or nothing: a process killed half-way leaves the old state. */
export async function writeClusterRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  const file = join(dataDir, fileName);
  const draft = `${file}.new`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
}
