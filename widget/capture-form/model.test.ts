import { expect, test } from 'vitest';

import { storeIn, type DraftStore } from './draft.ts';
import { createFormModel } from './model.ts';
import type { Outcome } from './send.ts';

/** A tab's storage, as the platform describes it. */
function tabStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const lost: Outcome = { kind: 'failed', reason: 'unreachable', waitSeconds: null };

/** A form whose deliveries are answered by `outcomes`, in turn; `ids` is what was sent. */
function formOver(store: DraftStore, outcomes: Outcome[]) {
  const ids: string[] = [];
  const deliver = ({ id }: { id: string }) => {
    ids.push(id);
    return Promise.resolve(outcomes.shift() ?? lost);
  };
  return { ids, ...createFormModel({ store, deliver, onChange: () => {} }), deliver };
}

test('the same words are sent again under the same id, and other words under another', async () => {
  const { ids, submit, change } = formOver(storeIn(null, 'form'), []);
  change('email', 'sarah@weiss.example');
  await submit();
  await submit();
  change('message', 'And one more thing.');
  await submit();
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('what was typed, and the id it was sent under, outlive the page', async () => {
  const store = storeIn(tabStorage(), 'form');
  const before = formOver(store, []);
  before.change('name', 'Sarah');
  await before.submit();
  const after = formOver(store, [{ kind: 'sent' }]);
  expect(after.state.values.name).toBe('Sarah');
  await after.submit();
  expect(after.ids).toEqual(before.ids);
  expect(formOver(store, []).state.values.name).toBe('');
});

test('what somebody else left in its place in the storage is no draft', () => {
  const storage = tabStorage();
  for (const text of ['', 'null', '[]', '{"id":1}', '{"id":"x","values":null}', '"']) {
    storage.setItem('form', text);
    expect(storeIn(storage, 'form').read().values.name).toBe('');
  }
});

test('a page that may store nothing has a form all the same', async () => {
  const full = tabStorage();
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const { submit, change } = formOver(storeIn(full, 'form'), [{ kind: 'sent' }]);
  change('phone', '12345');
  expect(await submit()).toEqual({ kind: 'sent' });
});
