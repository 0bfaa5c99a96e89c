import { announceChange } from './changes.ts';
import type { OutboxEntry, OutboxInput } from './entry.ts';
import { durable, type Outbox } from './open.ts';

type Values = Record<string, unknown>;

/** The text or number at a path like `fields.emails.0`; empty where there is none. */
export function textAt(values: unknown, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>(
      (below, name) =>
        typeof below === 'object' && below !== null ? (below as Values)[name] : undefined,
      values,
    );
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** The same value with what lies at `path` (`fields.emails.0`) replaced. */
export function withValueAt<V>(values: V, path: string, value: unknown): V {
  // The result has the shape of what came in: only a value inside it is another.
  return replacedAt(values, path, value) as V;
}

function replacedAt(values: unknown, path: string, value: unknown): unknown {
  const [head, ...rest] = path.split('.');
  if (head === undefined || head === '') return value;
  const below = rest.join('.');
  if (Array.isArray(values))
    return values.map((each: unknown, at) =>
      String(at) === head ? replacedAt(each, below, value) : each,
    );
  const known: Values = typeof values === 'object' && values !== null ? { ...values } : {};
  return { ...known, [head]: replacedAt(known[head], below, value) };
}

/** Changes what was refused and puts it back in line, as a request of its own. */
export async function mend(outbox: Outbox, id: string, change: (input: object) => object) {
  const tx = outbox.transaction('entries', 'readwrite', durable);
  const entry = await tx.store.get(id);
  if (entry?.state === 'refused') await tx.store.put(inLineAgain(entry, change(entry.input)));
  await tx.done;
  announceChange();
}

const inLineAgain = (entry: OutboxEntry, input: object): OutboxEntry => ({
  ...entry,
  // The change keeps the shape: it sets values that were there, or the ones named below.
  input: input as OutboxEntry['input'],
  revision: entry.revision + 1,
  state: 'waiting',
  attempts: 0,
  nextTryAt: 0,
  problem: null,
});

/** Tries the same once more, for what was refused for a reason that has gone. */
export const retry = (outbox: Outbox, id: string) => mend(outbox, id, (input) => input);

/** Saves the lead although there is one like it. */
export const saveAnyway = (outbox: Outbox, id: string, duplicateReason: string) =>
  mend(outbox, id, (input) => ({ ...input, duplicateReason }));

type Target = NonNullable<OutboxInput<'capture'>['target']>;
type LoggedWith = NonNullable<OutboxInput<'capture'>['interaction']>;

/** Gives up the new lead: what was captured becomes an interaction with the record that is already there. */
export const logThere = (
  outbox: Outbox,
  id: string,
  target: Target,
  interaction: Omit<LoggedWith, 'subjectOf'>,
) =>
  mend(outbox, id, (input) => ({
    ...input,
    fields: {},
    decision: 'attached',
    target,
    interaction: 'interaction' in input && input.interaction ? input.interaction : interaction,
  }));

/** Throws away what the server refused. What was to follow it has nothing to be about any more, and says so. */
export async function discard(outbox: Outbox, id: string) {
  const tx = outbox.transaction('entries', 'readwrite', durable);
  const entry = await tx.store.get(id);
  if (entry?.state === 'refused') {
    await tx.store.delete(id);
    for (const follower of await tx.store.index('owner').getAll(entry.owner))
      if (follower.after === id) await tx.store.put(leftAlone(follower, entry.label));
  }
  await tx.done;
  announceChange();
}

const leftAlone = (entry: OutboxEntry, label: string): OutboxEntry => ({
  ...entry,
  state: 'refused',
  problem: {
    code: 'not_found',
    message: `${label} was discarded, so this belongs to nobody`,
    errors: [],
    existing: null,
  },
});
