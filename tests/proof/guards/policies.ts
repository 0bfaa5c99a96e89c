import { rowsOf } from '../../support/database.ts';
import { gapsInWalls, wallsOf } from '../../support/walls.ts';

/** Ways to take a table's wall down, and the whole wall again. */
const ways: Record<string, (table: string) => string> = {
  'has no policy': (table) => `drop policy own_tenant on ${table}`,
  'has no row security': (table) => `alter table ${table} disable row level security`,
  'lets its owner through': (table) => `alter table ${table} no force row level security`,
  'shows everything': (table) => `alter policy own_tenant on ${table} using (true)`,
  'takes everything': (table) => `alter policy own_tenant on ${table} with check (true)`,
  'has a second policy': (table) => `create policy open on ${table} using (true)`,
};
const again = (table: string) => `
  drop policy if exists own_tenant on ${table};
  drop policy if exists open on ${table};
  create policy own_tenant on ${table} using (tenant_id = app_tenant()) with check (tenant_id = app_tenant());
  alter table ${table} enable row level security;
  alter table ${table} force row level security`;

/**
 * Takes every table's wall down in every way, one at a time, or each in one way in turn. Answers how many ways that were, and
 * which nobody noticed.
 */
export async function takeWallsDown(ownerUrl: string, appUrl: string, length: 'long' | 'short') {
  const unnoticed: string[] = await gapsInWalls(ownerUrl, appUrl);
  const walls = await wallsOf(ownerUrl);
  const all = Object.entries(ways);
  let tried = 0;
  for (const [at, { name }] of walls.entries())
    for (const [way, text] of length === 'long' ? all : all.slice(at % all.length).slice(0, 1)) {
      tried++;
      await rowsOf(text(`"${name}"`), [], ownerUrl);
      if ((await gapsInWalls(ownerUrl, appUrl)).length === 0) unnoticed.push(`${name} ${way}`);
      await rowsOf(again(`"${name}"`), [], ownerUrl);
    }
  return { tables: walls.length, tried, unnoticed };
}
