import { batch, computed, effect, signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import { merges } from '../../../contract/merges.ts';
import { endpointsOf, type AnyRecord } from '../any-record.ts';
import { failureOf, type Failure } from '../failure.ts';
import { same } from '../field-value.ts';
import { compare, type Compared, type Side } from './compare.ts';
import type { MergeableType } from './rights.ts';

interface MergingSettings {
  call: Client;
  type: MergeableType;
  /** The record that stays at first, and the other one. */
  ids: readonly [string, string];
}

interface Preview {
  record: AnyRecord;
  moves: Record<string, number>;
}

/** What is taken of a field: that of the record with this id, or of both. */
type Taken = 'both' | (string & {});

export type Merging = ReturnType<typeof createMerging>;

/** Two records that are to become one: what each has, what is taken of which, and what comes of it, as the server says. */
export function createMerging({ call, type, ids }: MergingSettings) {
  const records = signal<[AnyRecord, AnyRecord] | null>(null);
  const survivor = signal(ids[0]);
  const taken = signal<Record<string, Taken>>({});
  const preview = signal<Preview | null>(null);
  const isPreviewing = signal(false);
  const failure = signal<Failure | null>(null);
  let underWay = new AbortController();

  /** The record that stays and the one that goes into it. */
  const pair = computed(() => {
    if (!records.value) return null;
    const [one, other] = records.value;
    return one.id === survivor.value ? { into: one, from: other } : { into: other, from: one };
  });
  const fields = computed(() =>
    pair.value ? compare(type, pair.value.into, pair.value.from) : [],
  );

  const load = async () => {
    try {
      const { get } = endpointsOf(type);
      const found: [AnyRecord, AnyRecord] = await Promise.all([
        call(get, { id: ids[0] }),
        call(get, { id: ids[1] }),
      ]);
      batch(() => {
        records.value = found;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** What somebody chose, else what the server takes by its rule. */
  const sideOf = ({ name, sides, into }: Compared): Side => {
    const own = taken.value[name];
    if (own === 'both') return 'both';
    if (own) return own === survivor.value ? 'into' : 'from';
    const [usual = 'into'] = sides;
    if (usual === 'both' || !preview.value) return usual;
    return same(preview.value.record[name], into) ? 'into' : 'from';
  };

  const idOf = (side: Side): Taken => {
    const [one, other] = ids;
    if (side === 'both') return 'both';
    return (side === 'into') === (one === survivor.value) ? one : other;
  };
  const choose = (name: string, side: Side) => {
    taken.value = { ...taken.value, [name]: idOf(side) };
  };
  const chooseAll = (side: 'into' | 'from') => {
    const differing = fields.value.filter(({ isSame }) => !isSame);
    taken.value = Object.fromEntries(differing.map(({ name }) => [name, idOf(side)]));
  };

  /** What is asked of the server: only what somebody chose; for the rest its rule holds. */
  const asked = computed(() => {
    if (!pair.value) return null;
    const { into, from } = pair.value;
    const chosen = Object.entries(taken.value).map(([name, id]) => [
      name,
      id === 'both' ? id : id === into.id ? 'into' : 'from',
    ]);
    return { id: into.id, from: from.id, fields: Object.fromEntries(chosen) };
  });

  const ask = async (input: NonNullable<typeof asked.value>) => {
    underWay.abort();
    const { signal: cancelled } = (underWay = new AbortController());
    isPreviewing.value = true;
    try {
      const found: Preview = await call(merges[type.name].preview, input, { signal: cancelled });
      batch(() => {
        preview.value = found;
        failure.value = null;
        isPreviewing.value = false;
      });
    } catch (error) {
      if (cancelled.aborted) return; // something else was chosen meanwhile
      batch(() => {
        failure.value = failureOf(error);
        isPreviewing.value = false;
      });
    }
  };
  const stopAsking = effect(() => {
    if (asked.value) void ask(asked.value);
  });

  /** Throws what the server refuses, also where the record that stays was changed since it was shown. */
  const merge = async () => {
    if (!pair.value || !asked.value) throw new Error('Nothing is loaded that could be merged');
    const { into, from } = pair.value;
    const answer = await call(merges[type.name].merge, asked.value, { ifMatch: into.version });
    return { type: type.name, mergeId: answer.mergeId, into: answer as AnyRecord, from };
  };

  const stop = () => {
    stopAsking();
    underWay.abort();
  };
  return {
    type,
    pair,
    fields,
    preview,
    isPreviewing,
    failure,
    survivor,
    load,
    sideOf,
    choose,
    chooseAll,
    merge,
    stop,
  };
}
