import { readdir, readFile } from 'node:fs/promises';

import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import pg from 'pg';

import { copyRights, rightsHolder } from './rights.ts';
import { appRole, as } from './roles.ts';

const folder = new URL('../../migrations/', import.meta.url);

/**
 * Each migration is a plain SQL file, run once, in the order of their numbers. They grant to `pathsix_app`; where that role cannot
 * be had, another one stands in its place.
 */
const filesFor = (holder: string): MigrationProvider => ({
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
    const read = async (name: string) => {
      const script = await readFile(new URL(name, folder), 'utf8');
      return [name.replace(/\.sql$/, ''), migration(grantingTo(holder, script))] as const;
    };
    return Object.fromEntries(await Promise.all(names.map(read)));
  },
});

const grantingTo = (holder: string, script: string) =>
  holder === appRole ? script : script.replaceAll(appRole, () => pg.escapeIdentifier(holder));

const migration = (script: string): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql.raw(script).execute(db);
  },
});

/**
 * Brings the database up to date, as its owner, and lets `role` do what the API may. A fresh database grants to that role itself;
 * one that has granted to another goes on with it, and `role` gets a copy. Servers that start at once wait for each other.
 * Throws what a migration threw.
 */
export async function migrate(ownerUrl: string, role = appRole): Promise<void> {
  const known = await as(ownerUrl, rightsHolder);
  await runMigrations(ownerUrl, known ?? role);
  await as(ownerUrl, async (client) => {
    const holder = await rightsHolder(client);
    if (holder && holder !== role) await copyRights(client, holder, role);
  });
}

async function runMigrations(ownerUrl: string, holder: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error } = await new Migrator({ db, provider: filesFor(holder) }).migrateToLatest();
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}
