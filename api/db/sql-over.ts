import {
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type QueryResult,
} from 'kysely';

import type { Database } from './schema.ts';

export type Sql = Kysely<Database>;

type Run = (query: CompiledQuery) => Promise<QueryResult<never>>;

/**
 * A Kysely whose statements are run by `run`: by a pool, or by the one connection of a transaction. It is made for each
 * request, so that all which does not depend on `run` is made once.
 */
export function sqlOver(run: Run): Sql {
  const connection = {
    executeQuery: run as <R>(query: CompiledQuery) => Promise<QueryResult<R>>,
    // oxlint-disable-next-line require-yield -- nothing of ours streams through Kysely
    async *streamQuery(): AsyncGenerator<never> {
      throw new Error('Streams are read with a cursor of their own');
    },
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (use) => use(connection),
  });
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor });
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

const nothing = async () => {};
const refuse = async () => {
  throw new Error('Transactions are opened by withTenant alone');
};

/** Connections and transactions are not Kysely's business here: it finds none to open. */
const driver = {
  init: nothing,
  acquireConnection: refuse,
  releaseConnection: nothing,
  destroy: nothing,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
};

const dialect = {
  createAdapter: () => adapter,
  createQueryCompiler: () => compiler,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createDriver: () => driver,
};
