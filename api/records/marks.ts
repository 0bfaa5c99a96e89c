import { sql, type RawBuilder } from 'kysely';

import type { RecordType } from '../../contract/record.ts';
import { orderBy, writeCursor, type Order } from '../db/page.ts';
import type { Tx } from '../db/tenant.ts';
import { tableOf } from './columns.ts';

/** Of longer lists the rest is reached page after page. */
const most = 5000;

interface Marked {
  order: Order;
  matching: RawBuilder<boolean>[];
  limit: number;
}

/** The cursors at which the pages of a list begin, the first apart: whoever has them can jump to any page. */
export async function marksOf(
  { sql: db }: Tx,
  type: RecordType,
  { order, matching, limit }: Marked,
): Promise<string[]> {
  const { rows } = await sql<{ value: string | number | boolean | null; id: string }>`
    select value, id from (
      select ${sql.raw(order.by)} as value, id, row_number() over (order by ${orderBy(order)}) as place
      from ${sql.raw(tableOf(type))} where ${sql.join(matching, sql` and `)}
      order by ${orderBy(order)} limit ${most * limit}
    ) numbered where place % ${limit} = 0 order by place
  `.execute(db);
  return rows.map(({ value, id }) => writeCursor(order, [value, id]));
}
