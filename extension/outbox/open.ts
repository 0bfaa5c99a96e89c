import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { OutboxEntry } from './entry.ts';

interface OutboxSchema extends DBSchema {
  entries: { key: string; value: OutboxEntry; indexes: { owner: string } };
}
export type Outbox = IDBPDatabase<OutboxSchema>;

/** Opens the outbox; popup, panel and background worker share it. */
export const openOutbox = (name = 'outbox'): Promise<Outbox> =>
  openDB<OutboxSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'id' }).createIndex('owner', 'owner');
    },
  });

/** For the writes that must be on disk before anybody is told "saved". */
export const durable = { durability: 'strict' } as const;
