import { createHash } from 'node:crypto';

import type pg from 'pg';

/** The end of a lane as it was read or written down: the number of its last link, and that one's hash in hex. */
export interface Head {
  lane: number;
  seq: number;
  hash: string;
}

/** The first thing that is wrong. */
export interface Fault {
  lane: number | null;
  seq: number | null;
  eventId: string | null;
  what: string;
}

interface Link {
  seq: number;
  eventId: string;
  hash: Buffer;
  /** What is hashed of the row that hangs here; null when there is no such row. */
  line: string | null;
}

const linksAtOnce = 2000;

// As link_audit_event in the migration writes it, but told here again: whoever can change rows can change that function, too.
const links = `
  select l.seq, l.event_id as "eventId", l.hash, jsonb_strip_nulls(to_jsonb(e)
    || jsonb_build_object('at', extract(epoch from e.at)::text, 'changes', e.changes::text))::text as line
  from audit_link l left join audit_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
  where l.tenant_id = $1 and l.lane = $2 and l.seq > $3 order by l.seq limit ${linksAtOnce}`;

/** Everything of a lane that is hashed: the link before, where the row hangs, and the row. */
const hashOf = (before: Buffer, lane: number, seq: number, line: string) =>
  createHash('sha256').update(before).update(`${lane} ${seq} ${line}`).digest();

/**
 * Works out a lane's hashes anew from its rows, and answers its end, or the first link that does not hold. `marks` are hashes
 * that were written down earlier, by their number: those must still come out.
 */
export async function walkLane(
  client: pg.ClientBase,
  tenantId: string,
  lane: number,
  marks: ReadonlyMap<number, string>,
): Promise<{ head: Head; fault: Fault | null }> {
  let seq = 0;
  let hash: Buffer = Buffer.alloc(0);
  const end = (fault: Omit<Fault, 'lane'> | null) => ({
    head: { lane, seq, hash: hash.toString('hex') },
    fault: fault && { lane, ...fault },
  });
  for (;;) {
    const { rows } = await client.query<Link>(links, [tenantId, lane, seq]);
    for (const link of rows) {
      const what = wrongWith(link, { lane, before: { seq, hash } }, marks);
      if (what) return end({ seq: link.seq, eventId: link.eventId, what });
      ({ seq, hash } = link);
    }
    if (rows.length < linksAtOnce) break;
  }
  const lost = [...marks.keys()].find((marked) => marked > seq);
  if (lost === undefined) return end(null);
  return end({ seq: lost, eventId: null, what: 'rows up to this one were there earlier' });
}

function wrongWith(
  { seq, hash, line }: Link,
  { lane, before }: { lane: number; before: { seq: number; hash: Buffer } },
  marks: ReadonlyMap<number, string>,
): string | null {
  if (seq !== before.seq + 1) return `what came before it, from ${before.seq + 1} on, is gone`;
  if (line === null) return 'the row is gone';
  if (!hashOf(before.hash, lane, seq, line).equals(hash))
    return 'the row is not what was written, or not where it was written';
  const marked = marks.get(seq);
  if (marked !== undefined && marked !== hash.toString('hex'))
    return 'the chain up to here was made anew';
  return null;
}
