import type { CompiledQuery, QueryResult } from 'kysely';
import pg from 'pg';

import { nameFor, runOn } from './open.ts';

/** A statement as Kysely compiles it. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** What node-postgres (the pinned version) keeps of a prepared query and of its connection; its types leave it out. */
interface Wire {
  parsedStatements: Record<string, string | undefined>;
  bind(bound: { portal: string; statement: string; values: unknown[] }): void;
  execute(executed: { portal: string }): void;
}

interface Parts {
  prepare(connection: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
}

// The casts hold as long as the version of pg is pinned; tests of the door and of every read fail if it differs.
const prepared = pg.Query.prototype as unknown as Parts;
const wireOf = (client: pg.ClientBase) => (client as unknown as { connection: Wire }).connection;

/**
 * A statement that travels with another one in front of it, as one transaction of Postgres: both are executed before the one
 * Sync (PostgreSQL's frontend/backend protocol, "Pipelining"), so a failure of the first keeps the second from running, and
 * Postgres answers with one packet. The one in front has been prepared on the connection before, and its rows are passed over.
 */
class BehindDoor extends pg.Query {
  readonly #door: { name: string; values: unknown[] };
  #isDescribed = false;

  constructor(door: { name: string; values: unknown[] }, config: pg.QueryConfig) {
    super(config);
    this.#door = door;
  }

  prepare(connection: Wire): void {
    const { name, values } = this.#door;
    connection.bind({ portal: '', statement: name, values });
    connection.execute({ portal: '' });
    prepared.prepare.call(this, connection);
  }

  handleRowDescription(message: unknown): void {
    this.#isDescribed = true;
    prepared.handleRowDescription.call(this, message);
  }

  handleDataRow(message: unknown): void {
    if (this.#isDescribed) prepared.handleDataRow.call(this, message);
  }
}

/** Runs the door and the statement as one transaction in one trip. Throws what either of them threw; then neither had an effect. */
export async function runBehind(
  client: pg.ClientBase,
  door: Statement,
  statement: Statement,
): Promise<QueryResult<never>> {
  const name = nameFor(door.sql);
  if (!name) throw new Error('The door is the first statement that is prepared');
  // The first time on a connection the door is passed on its own, and is prepared from then on.
  if (!wireOf(client).parsedStatements[name]) await runOn(client, door);
  return new Promise((resolve, reject) => {
    const query = new BehindDoor(
      { name, values: [...door.parameters] },
      { text: statement.sql, values: [...statement.parameters], name: nameFor(statement.sql) },
    );
    Object.assign(query, {
      callback(error: Error | null, results: pg.QueryResult<never>[] | pg.QueryResult<never>) {
        if (error) return reject(error);
        const result = Array.isArray(results) ? results.at(-1) : results;
        resolve({ rows: result?.rows ?? [], numAffectedRows: BigInt(result?.rowCount ?? 0) });
      },
    });
    client.query(query);
  });
}
