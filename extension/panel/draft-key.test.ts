import * as v from 'valibot';
import { expect, test } from 'vitest';

import { capture } from '../../contract/capture.ts';
import { draftKey } from './draft-key.ts';

const first = { type: 'person' as const, index: 0 };
const pageOf = (person: object, more: object = {}) =>
  v.parse(capture, {
    page: { url: 'https://mail.example/', title: 'Mail', kind: 'page' },
    people: [person],
    companies: [],
    evidence: [],
    ...more,
  });
const alice = { name: 'Alice Ames', emails: ['info@ames.example'] };

test('the next person at the same address is another one', () => {
  const key = draftKey(pageOf(alice), first);
  expect(draftKey(pageOf({ name: 'Bob Berg', emails: ['bob@berg.example'] }), first)).not.toBe(key);
  expect(draftKey(pageOf({ name: 'Bob Ames', emails: ['info@ames.example'] }), first)).not.toBe(
    key,
  );
  expect(draftKey(pageOf(alice), null)).not.toBe(key);
});

test('people without an e-mail are told apart by name and company', () => {
  const key = draftKey(pageOf({ name: 'Alice Ames', company: 'Ames Ltd' }), first);
  expect(draftKey(pageOf({ name: 'Alice Ames', company: 'Berg Ltd' }), first)).not.toBe(key);
  expect(draftKey(pageOf({ name: 'Bob Ames', company: 'Ames Ltd' }), first)).not.toBe(key);
});

test('another message of the same sender is another draft', () => {
  const message = (messageId: string) => pageOf(alice, { email: { messageId } });
  expect(draftKey(message('<1@ames.example>'), first)).not.toBe(
    draftKey(message('<2@ames.example>'), first),
  );
});

test('the same person read again is the same, wherever on the page', () => {
  const again = pageOf(alice, {
    people: [{ name: 'Bob Berg' }, { name: ' alice  Ames', emails: ['INFO@ames.example'] }],
  });
  expect(draftKey(again, { type: 'person', index: 1 })).toBe(draftKey(pageOf(alice), first));
});
