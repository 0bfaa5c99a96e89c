import { batch, signal } from '@preact/signals';

import { ApiError, type Client } from '../../contract/client.ts';
import { nested, valueIn } from '../../contract/custom-declaration.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';
import { same } from './field-value.ts';

interface RecordPageSettings {
  call: Client;
  type: RecordType;
  id: string;
  changes: Changes;
}

/** A field that somebody else changed while this page was open. */
export interface Overtaken {
  name: string;
  before: unknown;
  after: unknown;
}

export type RecordPage = ReturnType<typeof createRecordPage>;

/** One record, its changes and its deletion. A change based on an old version is never written over a newer one. */
export function createRecordPage({ call, type, id, changes }: RecordPageSettings) {
  const endpoints = endpointsOf(type);
  const record = signal<AnyRecord | null>(null);
  const failure = signal<Failure | null>(null);
  const overtaken = signal<Overtaken[]>([]);

  const load = async () => {
    try {
      const found: AnyRecord = await call(endpoints.get, { id });
      batch(() => {
        record.value = found;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  const take = (next: AnyRecord) => {
    batch(() => {
      record.value = next;
      overtaken.value = [];
    });
    changes.tell({ type: type.name, id, record: next });
  };

  /** Shows the newer record and what is different in it, so that saving again is a decision. */
  const catchUp = async (base: AnyRecord) => {
    const newer: AnyRecord = await call(endpoints.get, { id });
    const differing = Object.keys(type.fields).filter(
      (name) => !same(valueIn(base, name), valueIn(newer, name)),
    );
    batch(() => {
      overtaken.value = differing.map((name) => ({
        name,
        before: valueIn(base, name),
        after: valueIn(newer, name),
      }));
      record.value = newer;
    });
  };

  /** Throws what the server refuses; after `stale`, `overtaken` says what changed, and saving again keeps what was typed. */
  const save = async (changed: Row) => {
    const base = record.peek();
    if (!base || Object.keys(changed).length === 0) return;
    try {
      take(await call(endpoints.change, { id, ...nested(changed) }, { ifMatch: base.version }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale') await catchUp(base);
      throw error;
    }
  };

  const remove = async () => {
    await call(endpoints.remove, { id });
    changes.tell({ type: type.name, id, record: null });
  };

  const stop = changes.listen((change) => {
    if (change.type === type.name && change.id === id && change.record)
      record.value = change.record as AnyRecord; // told by somebody who has all of it
  });
  return { type, id, record, failure, overtaken, load, save, remove, stop };
}
