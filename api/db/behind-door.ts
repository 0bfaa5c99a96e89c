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
  describe(): void;
}

/** What node-postgres works out of a description of rows, and needs to read them. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

interface Parts {
  prepare(connection: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}

// The casts hold as long as the version of pg is pinned; tests of the door and of every read fail if it differs.
const prepared = pg.Query.prototype as unknown as Parts;
const resultOf = (query: pg.Query): Columns => {
  const { _result: result } = query as unknown as { _result: Columns };
  return result;
};
const wireOf = (client: pg.ClientBase) => (client as unknown as { connection: Wire }).connection;

/** A connection, and what it once said of the rows of its prepared statements: these never change while it lives. */
interface Known {
  columns: Map<string, Columns>;
  /** The same connection, but nothing is asked of it twice. */
  withoutDescribing: Wire;
}

const known = new WeakMap<Wire, Known>();

function knownOf(connection: Wire): Known {
  const found = known.get(connection);
  if (found) return found;
  const withoutDescribing = Object.create(connection, { describe: { value: () => {} } }) as Wire;
  const made = { columns: new Map<string, Columns>(), withoutDescribing };
  known.set(connection, made);
  return made;
}

/**
 * A statement that travels with another one in front of it, as one transaction of Postgres: both are executed before the one
 * Sync (PostgreSQL's frontend/backend protocol, "Pipelining"), so a failure of the first keeps the second from running, and
 * Postgres answers with one packet. The one in front has been prepared on the connection before, and its rows are passed over;
 * the columns of the one behind are described once a connection, which costs as much as the rows themselves.
 */
class BehindDoor extends pg.Query {
  readonly #door: { name: string; values: unknown[] };
  readonly #statement: string | undefined;
  #known: Known | null = null;
  #columns: Columns | undefined;
  #isBehind = false;

  constructor(door: { name: string; values: unknown[] }, { sql, parameters }: Statement) {
    super(sql);
    this.#door = door;
    this.#statement = nameFor(sql);
    const name = this.#statement;
    Object.assign(this, { name, values: parameters, queryMode: 'extended', _accumulateRows: true });
  }

  prepare(connection: Wire): void {
    const { name, values } = this.#door;
    connection.bind({ portal: '', statement: name, values });
    connection.execute({ portal: '' });
    this.#known = knownOf(connection);
    this.#columns = this.#statement ? this.#known.columns.get(this.#statement) : undefined;
    prepared.prepare.call(this, this.#columns ? this.#known.withoutDescribing : connection);
  }

  handleRowDescription(message: unknown): void {
    prepared.handleRowDescription.call(this, message);
    if (!this.#statement) return;
    const { fields, _parsers, _prebuiltEmptyResultObject } = resultOf(this);
    this.#known?.columns.set(this.#statement, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  handleDataRow(message: unknown): void {
    if (this.#isBehind) prepared.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isBehind) {
      prepared.handleCommandComplete.call(this, message, connection);
      return;
    }
    this.#isBehind = true;
    if (this.#columns) Object.assign(resultOf(this), this.#columns);
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
    const query = new BehindDoor({ name, values: [...door.parameters] }, statement);
    Object.assign(query, {
      callback(error: Error | null, result: pg.QueryResult<never>) {
        if (error) reject(error);
        else resolve({ rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) });
      },
    });
    client.query(query);
  });
}
