import { isUnderWay } from '../../contract/import-words.ts';
import { asServer } from '../db/as-server.ts';
import { memberActor } from '../db/member-actor.ts';
import type { Db } from '../db/open.ts';
import { sqlState, withTenant, type Origin } from '../db/tenant.ts';
import type { Jobs } from '../jobs/queue.ts';
import { more, mostAttempts } from '../jobs/run.ts';
import { changeBatch, lockBatch } from './batch.ts';
import { carryOutSome } from './carry-out.ts';
import { checkSome } from './check.ts';
import { takeBackSome } from './take-back.ts';

/** How long it goes on before other jobs have their turn. */
const turnMs = 2000;

const steps = { checking: checkSome, running: carryOutSome, undoing: takeBackSome };

/**
 * Goes on with what is under way of an import, in the name of whoever asked for it and with the rights that they have now, for
 * a short while. Answers `more` when that was not all. Each step is a transaction that holds the import: any number of servers may
 * do this at once, and none does twice what another did.
 */
export async function advance(
  db: Db,
  { tenantId, importId }: Jobs['import'],
  attempts = 1,
): Promise<typeof more | null> {
  const until = performance.now() + turnMs;
  const origin: Origin = { requestId: importId, address: null, userAgent: null };
  const worker = await workerOf(db, tenantId, importId);
  if (!worker) return null;
  try {
    while (performance.now() < until) {
      const actor = await memberActor(db, { tenantId, memberId: worker, origin });
      if (!actor) {
        await giveUp(db, { tenantId, importId }, 'Whoever asked for it may not do it any more');
        return null;
      }
      if (!(await stepOnce(db, { actor, origin, importId }))) return null;
    }
    return more;
  } catch (error) {
    if (attempts >= mostAttempts)
      await giveUp(
        db,
        { tenantId, importId },
        'It failed again and again; tell whoever runs PathSix',
      );
    throw error;
  }
}

type Actor = NonNullable<Awaited<ReturnType<typeof memberActor>>>;

interface Doing {
  actor: Actor;
  origin: Origin;
  importId: string;
}

/** Answers whether there may be more to do. Who meets a key that somebody took just now looks again. */
async function stepOnce(db: Db, { actor, origin, importId }: Doing): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await withTenant(db, actor, { origin }, async (tx) => {
        const batch = await lockBatch(tx, importId);
        if (!batch || !(batch.state in steps)) return false;
        // The states that have a step are the keys of the table.
        await steps[batch.state as keyof typeof steps](tx, batch);
        return true;
      });
    } catch (error) {
      if (tries === 3 || sqlState(causeOf(error)) !== '23505') throw error;
    }
  }
}

/** A lost race comes wrapped in what would explain it to a caller. */
const causeOf = (error: unknown) =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

const workerOf = (db: Db, tenantId: string, importId: string): Promise<string | null> =>
  asServer(db, { tenantId }, async ({ sql, actor }) => {
    const found = await sql
      .selectFrom('import_batch')
      .select(['worker_id', 'state'])
      .where('tenant_id', '=', actor.tenantId)
      .where('id', '=', importId)
      .executeTakeFirst();
    return found && isUnderWay(found.state) ? found.worker_id : null;
  });

const giveUp = (db: Db, { tenantId, importId }: Jobs['import'], failure: string) =>
  asServer(db, { tenantId }, (tx) => changeBatch(tx, importId, { state: 'failed', failure }));
