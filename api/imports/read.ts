import { sql, type RawBuilder } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import type {
  ImportBatch,
  ImportColumn,
  ImportLine,
  listImportLines,
  listImports,
} from '../../contract/imports.ts';
import { recordType } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import { after, orderBy, readCursor, writeCursor, type Order } from '../db/page.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { invalid, notFound } from '../errors.ts';
import { hiddenFields } from '../records/field-rules.ts';
import { batchColumns, noCounts, nothingUndone, type Batch } from './batch.ts';

/** An import is for whoever made it, and for who may read the audit log. */
export const mayReach = ({ access, memberId }: Actor, createdBy: string): boolean =>
  createdBy === memberId || scopeOf(access, 'auditLog', 'read') === 'all';

const reached = (actor: Actor): RawBuilder<boolean> =>
  scopeOf(actor.access, 'auditLog', 'read') === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`b.created_by = ${actor.memberId}`;

type Stored = Batch &
  Pick<ImportBatch, 'failure' | 'startedAt' | 'finishedAt' | 'undoneAt' | 'creator'>;

const readColumns = sql.raw(
  `b.failure, b.started_at as "startedAt", b.finished_at as "finishedAt",
   b.undone_at as "undoneAt", m.name as creator,
   (select count(*)::int from import_line l where b.state in ('checking', 'running', 'undoing')
     and l.tenant_id = b.tenant_id and l.import_id = b.id and l.line <= b.position) as behind`,
);

const latestFirst: Order = { by: 'created_at', kind: 'instant', descending: true, always: true };

async function find({ sql: db, actor }: Tx, condition: RawBuilder<boolean>, limit: number) {
  const { rows } = await sql<Stored & { behind: number }>`
    select * from (
      select ${batchColumns}, ${readColumns}, b.created_at from import_batch b
      left join member m on m.tenant_id = ${actor.tenantId} and m.id = b.created_by
      where b.tenant_id = ${actor.tenantId} and ${reached(actor)}
    ) b where ${condition} order by ${orderBy(latestFirst)} limit ${limit}
  `.execute(db);
  return rows.map((row) => answerOf(actor, row));
}

/** One import. Throws `not_found`. */
export async function readImport(tx: Tx, id: string): Promise<ImportBatch> {
  const [found] = await find(tx, sql<boolean>`id = ${id}`, 1);
  if (!found) throw notFound();
  return found;
}

export async function readImports(tx: Tx, { limit, cursor }: Parsed<typeof listImports>) {
  const here = cursor ? after(latestFirst, readCursor(latestFirst, cursor)) : sql<boolean>`true`;
  const found = await find(tx, here, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    last && found.length > limit ? writeCursor(latestFirst, [last.createdAt, last.id]) : null;
  return { items, nextCursor };
}

function answerOf(
  actor: Actor,
  { reading, position: _, workerId: _w, behind, ...stored }: Stored & { behind: number },
): ImportBatch {
  const hidden = hiddenAt(actor, stored);
  const { id, type, format, fileName, state, mode, duplicateReason, total, failure } = stored;
  const { createdAt, createdBy, creator, startedAt, finishedAt, undoneAt } = stored;
  const isUnderWay = state === 'checking' || state === 'running' || state === 'undoing';
  return {
    id,
    type,
    format,
    fileName,
    ...reading,
    columns: stored.columns.map((one, at) => (hidden.has(at) ? { ...one, samples: [] } : one)),
    state,
    mode,
    duplicateReason,
    total,
    done: isUnderWay ? behind : total,
    counts: { ...noCounts, ...stored.counts },
    undone: { ...nothingUndone, ...stored.undone },
    failure,
    createdAt,
    createdBy,
    creator,
    startedAt,
    finishedAt,
    undoneAt,
  };
}

/** The columns that go into what the actor's role does not see. */
function hiddenAt(
  actor: Actor,
  { type, columns }: { type: Batch['type']; columns: ImportColumn[] },
): Set<number> {
  const hidden = hiddenFields(actor, recordType(type));
  const isHidden = ({ field }: ImportColumn) => hidden.includes(field?.split('.')[0] ?? '');
  return new Set(columns.flatMap((column, at) => (isHidden(column) ? [at] : [])));
}

/** A page of an import's lines, in the order of the file; those with this outcome, or with any of several. */
export async function readLines(
  tx: Tx,
  {
    id,
    outcomes,
    limit,
    cursor,
  }: { id: string; outcomes: string[] | null; limit: number; cursor?: string | undefined },
): Promise<{ items: ImportLine[]; nextCursor: string | null; columns: ImportColumn[] }> {
  const { columns, type } = await readImport(tx, id);
  const from = Number(cursor ?? 0);
  if (!Number.isInteger(from))
    throw invalid('cursor', 'This cursor is of another list; start without one');
  const { rows } = await sql<ImportLine>`
    select line, cells, outcome, reasons, record_id as "recordId" from import_line
    where tenant_id = ${tx.actor.tenantId} and import_id = ${id} and line > ${from}
      and (${outcomes}::text[] is null or outcome = any(${outcomes}::text[]))
    order by line limit ${limit + 1}
  `.execute(tx.sql);
  const hidden = hiddenAt(tx.actor, { type, columns });
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => (hidden.has(at) ? '' : cell)),
  }));
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? String(last.line) : null, columns };
}

export async function listLines(
  tx: Tx,
  { id, outcome, limit, cursor }: Parsed<typeof listImportLines>,
) {
  const { items, nextCursor } = await readLines(tx, {
    id,
    outcomes: outcome ? [outcome] : null,
    limit,
    cursor,
  });
  return { items, nextCursor };
}
