import { Client } from 'pg';

/** Connection URL of the superuser that owns the database. */
export function connectionUrl(port: number, password: string, database = 'pathsix'): string {
  return `postgres://pathsix:${password}@127.0.0.1:${port}/${database}`;
}

/** Creates the database unless it is there, and so proves that the server answers to our password. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new Client({
    connectionString: connectionUrl(port, password, 'postgres'),
    ssl: false,
  });
  // A connection that breaks rejects the query too; without a listener it would also end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = 'pathsix'");
    if (found.rowCount === 0) await client.query('create database pathsix');
  } finally {
    await client.end();
  }
}
