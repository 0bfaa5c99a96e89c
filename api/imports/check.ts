import { sql } from 'kysely';

import type { Tx } from '../db/tenant.ts';
import {
  changeBatch,
  countIn,
  noCounts,
  saveResults,
  type Batch,
  type LineResult,
} from './batch.ts';
import { nextLines } from './lines.ts';
import { planLines, type Plan } from './plan.ts';

const linesAtOnce = 500;

/** Checks the next lines of a file and writes down what would become of each. */
export async function checkSome(tx: Tx, batch: Batch): Promise<void> {
  const lines = await nextLines(tx, batch, linesAtOnce);
  const last = lines.at(-1);
  if (!last) return endCheck(tx, batch);
  const results = (await planLines(tx, batch, lines)).map(resultOf);
  await saveResults(tx, batch.id, results);
  await changeBatch(tx, batch.id, { position: last.line, counts: countIn(batch.counts, results) });
}

const resultOf = (plan: Plan): LineResult => ({
  line: plan.line,
  keys: plan.keys,
  outcome: plan.outcome,
  reasons: 'reasons' in plan ? plan.reasons : [],
  recordId: 'recordId' in plan ? plan.recordId : null,
});

/** Lines that are the same as an earlier one of the file are found when all are read; then it waits for a yes. */
async function endCheck(tx: Tx, batch: Batch): Promise<void> {
  if (batch.mode !== 'create') await markRepeats(tx, batch);
  const { rows } = await sql<{ outcome: LineResult['outcome']; lines: number }>`
    select outcome, count(*)::int as lines from import_line
    where tenant_id = ${tx.actor.tenantId} and import_id = ${batch.id} and outcome is not null group by outcome
  `.execute(tx.sql);
  const counts = {
    ...noCounts,
    ...Object.fromEntries(rows.map((one) => [one.outcome, one.lines])),
  };
  await changeBatch(tx, batch.id, { state: 'checked', counts });
}

const markRepeats = ({ sql: db, actor }: Tx, { id, mode }: Batch) =>
  sql`
    with named as (
      select line, key from import_line cross join lateral unnest(keys) key
      where tenant_id = ${actor.tenantId} and import_id = ${id} and outcome = 'new'
    ), first as (
      select key, min(line) as line from named group by key having count(*) > 1
    ), repeated as (
      select named.line, min(first.line) as first from named join first on first.key = named.key and first.line < named.line
      group by named.line
    )
    update import_line l set outcome = ${mode === 'skip' ? 'duplicate' : 'update'},
      reasons = jsonb_build_array(jsonb_build_object('column', null, 'field', null, 'message', 'The same as line ' || repeated.first))
    from repeated where l.tenant_id = ${actor.tenantId} and l.import_id = ${id} and l.line = repeated.line
  `.execute(db);
