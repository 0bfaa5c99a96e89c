import { readdir, readFile } from 'node:fs/promises';

import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import pg from 'pg';

const folder = new URL('../../migrations/', import.meta.url);

/** Each migration is a plain SQL file, run once, in the order of their numbers. */
const files: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
    const read = async (name: string) =>
      [
        name.replace(/\.sql$/, ''),
        migration(await readFile(new URL(name, folder), 'utf8')),
      ] as const;
    return Object.fromEntries(await Promise.all(names.map(read)));
  },
};

const migration = (script: string): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql.raw(script).execute(db);
  },
});

/** Brings the database up to date, as its owner. Servers that start at once wait for each other. Throws what a migration threw. */
export async function migrate(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error } = await new Migrator({ db, provider: files }).migrateToLatest();
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}
