import { selectionOf, tableOf } from '../../api/records/columns.ts';
import { keysOf } from '../../api/records/keys.ts';
import { linksTo } from '../../api/records/links.ts';
import { wordsOf } from '../../api/records/words.ts';
import { mergeable } from '../../contract/merges.ts';
import type { Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { World } from './merge-world.ts';

/** What holds whatever was done: no child without a record, no key held twice or by nobody, nothing found by wrong words. */
export async function checkAll(world: World, after: string): Promise<void> {
  const say = (what: string, rows: unknown[]) => {
    if (rows.length > 0) world.shortfalls.push(`after ${after}: ${what}: ${JSON.stringify(rows)}`);
  };
  const ask = async (text: string, ...more: unknown[]) =>
    (await world.stored.query<Row>(text, [world.tenantId, ...more])).rows;
  for (const name of mergeable)
    for (const { child, field, isSubject, isComputed } of linksTo(name)) {
      const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const pointer = isSubject ? `child.${column}_id` : `child.${column}`;
      const hanging = `select child.id from ${tableOf(child)} child join ${tableOf(recordType(name))} parent
        on parent.tenant_id = $1 and parent.id = ${pointer} where child.tenant_id = $1`;
      say(
        `a ${child.name} hangs on a ${name} that was merged away`,
        await ask(`${hanging} and exists (select 1 from merge m
          where m.tenant_id = $1 and m.from_id = parent.id and m.undone_at is null)`),
      );
      if (name === 'lead' && !isComputed)
        say(
          `a ${child.name} was left behind`,
          await ask(`${hanging} and parent.converted_at is not null`),
        );
    }
  say(
    'a record that was merged away is alive',
    await ask(`select l.id from merge m join (
        select id, tenant_id, deleted_at from lead union all select id, tenant_id, deleted_at from client
        union all select id, tenant_id, deleted_at from contact) l on l.tenant_id = $1 and l.id = m.from_id
      where m.tenant_id = $1 and m.undone_at is null and l.deleted_at is null`),
  );
  await checkKeysAndWords(world, ask, say);
  for (const table of ['lead', 'client'])
    say(
      `a ${table} has wrong dates`,
      await ask(`select id from ${table} t where tenant_id = $1 and deleted_at is null and (
        next_follow_up_at is distinct from (select min(coalesce(due_at, due_by - interval '1 millisecond')) from follow_up f
          where f.tenant_id = $1 and f.subject_id = t.id and f.status in ('open', 'in_progress') and f.deleted_at is null)
        or last_interaction_at is distinct from (select max(occurred_at) from interaction i
          where i.tenant_id = $1 and i.subject_of_id = t.id and i.state = 'held' and i.deleted_at is null))`),
    );
}

type Ask = (text: string, ...more: unknown[]) => Promise<Row[]>;

async function checkKeysAndWords(
  { tenantId }: World,
  ask: Ask,
  say: (what: string, rows: unknown[]) => void,
) {
  const wanted = { keys: new Set<string>(), words: new Set<string>() };
  for (const name of mergeable) {
    const type = recordType(name);
    for (const record of await ask(
      `select ${selectionOf(type)} from ${tableOf(type)} where tenant_id = $1 and deleted_at is null`,
    )) {
      for (const { kind, value } of keysOf(type, record, 'DE'))
        wanted.keys.add(`${String(record['id'])} ${kind} ${value}`);
      for (const { field, word } of wordsOf(type, record))
        wanted.words.add(`${String(record['id'])} ${field} ${word}`);
    }
  }
  const keys = await ask(
    `select k.record_id || ' ' || kind || ' ' || value as text, exists (
       select 1 from lead l where l.tenant_id = $1 and l.id = k.record_id and l.converted_at is not null) as spare
     from record_key k where tenant_id = $1`,
  );
  const claimed = new Set(keys.map((row) => String(row['text'])));
  say(
    'a key is not claimed',
    [...wanted.keys].filter((key) => !claimed.has(key)),
  );
  say(
    'a key is claimed by who has it not',
    keys.filter((row) => !row['spare'] && !wanted.keys.has(String(row['text']))),
  );
  say(
    'a key is held by none or by several',
    await ask(`select kind, value from record_key where tenant_id = $1 group by kind, value
      having count(*) filter (where waits_since is null) <> 1`),
  );
  const words = await ask(
    `select record_id || ' ' || field || ' ' || word as text from search_word
     where tenant_id = $1 and record_type in ('lead', 'client', 'contact')`,
  );
  const found = new Set(words.map((row) => String(row['text'])));
  say(
    `a word does not find a record of ${tenantId}`,
    [...wanted.words].filter((word) => !found.has(word)),
  );
  say(
    'a word finds a record that has it not',
    [...found].filter((word) => !wanted.words.has(word)),
  );
}
