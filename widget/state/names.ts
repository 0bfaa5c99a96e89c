import { signal, type Signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { listMembers, type Member } from '../../contract/members.ts';
import type { RecordType } from '../../contract/record.ts';
import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';

export interface NamedRecord {
  id: string;
  name: string;
  detail: string | null;
}

interface NamesSettings {
  call: Client;
  changes: Changes;
}

const found = 8;
/** As many ids as a filter takes. */
const most = 100;

const typeOf = (name: string): RecordType | null => (isRecordName(name) ? recordTypes[name] : null);

/** Names of members and records by id, and ids by name: what pickers and references show. */
export function createNames({ call, changes }: NamesSettings) {
  const members = signal<Member[]>([]);
  /** Why the members could not be loaded. */
  const failure = signal<Failure | null>(null);
  const known = new Map<string, Signal<string | null>>();

  const loadMembers = async () => {
    try {
      members.value = (await call(listMembers, { limit: 200 })).items;
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Names asked for while a page is drawn are looked up together. */
  const wanted = new Map<RecordType, Set<string>>();

  const lookUp = async (type: RecordType, ids: string[]) => {
    const query = { id: ids.join(), limit: ids.length };
    try {
      const { items } = await call(endpointsOf(type).list, query);
      for (const record of items) learn(type, record);
    } catch {
      // A name that cannot be had is shown as a dash below; what needs it says itself when the server is away.
    }
    for (const id of ids) {
      const name = known.get(id);
      if (name?.value === null) name.value = '—'; // deleted, or not ours to see
    }
  };

  const want = (type: RecordType, id: string) => {
    if (wanted.size === 0)
      setTimeout(() => {
        for (const [one, ids] of wanted)
          for (let from = 0; from < ids.size; from += most)
            void lookUp(one, [...ids].slice(from, from + most));
        wanted.clear();
      });
    wanted.set(type, (wanted.get(type) ?? new Set()).add(id));
  };

  /** Null until it is known; each is asked for once. Reading it subscribes. */
  const nameOf = (typeName: string, id: string): string | null => {
    if (typeName === 'member') return members.value.find((one) => one.id === id)?.name ?? null;
    const type = typeOf(typeName);
    if (!type) return null;
    const existing = known.get(id);
    if (existing) return existing.value;
    const name = signal<string | null>(null);
    known.set(id, name);
    want(type, id);
    return name.value;
  };

  /** Tells the name of a record that was read for another reason, so that nobody asks for it again. */
  const learn = (type: RecordType, record: AnyRecord) => {
    const name = type.title(record);
    const existing = known.get(record.id);
    if (existing) existing.value = name;
    else known.set(record.id, signal<string | null>(name));
  };

  const searchMembers = (words: string): NamedRecord[] =>
    members.value
      .filter(
        ({ name, disabledAt }) => !disabledAt && name.toLowerCase().includes(words.toLowerCase()),
      )
      .map(({ id, name, email }) => ({ id, name, detail: email }));

  const search = async (
    typeName: string,
    words: string,
    cancelled: AbortSignal,
  ): Promise<NamedRecord[]> => {
    if (typeName === 'member') return searchMembers(words);
    const type = typeOf(typeName);
    if (!type) return [];
    const query = words ? { q: words, limit: found } : { limit: found };
    const { items } = await call(endpointsOf(type).list, query, { signal: cancelled });
    return items.map((record: AnyRecord) => {
      learn(type, record);
      const name = type.title(record);
      const company = record['companyName'];
      return {
        id: record.id,
        name,
        detail: typeof company === 'string' && company !== name ? company : null,
      };
    });
  };

  const stop = changes.listen(({ type: typeName, record }) => {
    const type = typeOf(typeName);
    if (type && record) learn(type, record as AnyRecord); // told by somebody who has all of it
  });
  return { members, failure, loadMembers, nameOf, learn, search, stop };
}
