import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { capture } from '../../contract/capture.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { interactionOf } from './interaction.ts';

const now = new Date('2026-11-23T12:00:00Z');
const said = { said: '', kind: '', ownEmail: 'ana@ours.example', now };

const mail = v.parse(capture, {
  page: { url: 'https://mail.example/inbox/7', title: 'Inbox', kind: 'email' },
  email: {
    messageId: '<7@mail.example>',
    subject: 'Offer',
    from: { name: 'Sarah Weiss', email: 'sarah@weiss.example' },
    to: [{ name: 'Ana', email: 'ana@ours.example' }],
    date: '2026-11-20T09:30:00+01:00',
    text: 'Please send it.',
  },
});
const page = v.parse(capture, {
  page: { url: 'https://weiss.example/team', title: ' Our\n team ', kind: 'page' },
});

describe('an e-mail is logged as it was sent', () => {
  test('with its time, people, text, and the id that keeps it from being logged twice', () => {
    expect(interactionOf(mail, said)).toEqual({
      kind: 'email',
      direction: 'in',
      occurredAt: '2026-11-20T08:30:00.000Z',
      subject: 'Offer',
      body: 'Please send it.',
      participants: ['sarah@weiss.example', 'ana@ours.example'],
      externalId: '<7@mail.example>',
      sourceUrl: 'https://mail.example/inbox/7',
    });
  });

  test.each([
    ['a Message-ID', { messageId: ' <7@mail.example> ' }, '<7@mail.example>'],
    [
      'a number of the webmail’s own',
      { messageId: '7' },
      'sarah@weiss.example 2026-11-20T08:30Z Offer',
    ],
    ['nothing', { messageId: null }, 'sarah@weiss.example 2026-11-20T08:30Z Offer'],
    ['no date either', { messageId: null, date: null }, null],
  ])('told from others by %s', (_, shown, key) => {
    const seen = v.parse(capture, { ...mail, email: { ...mail.email, ...shown } });
    expect(interactionOf(seen, said).externalId).toBe(key);
  });

  test('as outgoing when the member wrote it', () => {
    expect(interactionOf(mail, { ...said, ownEmail: 'Sarah@Weiss.example' }).direction).toBe('out');
  });

  test('and what the rep says about it stands first', () => {
    expect(interactionOf(mail, { ...said, said: 'Urgent' }).body).toBe('Urgent\n\nPlease send it.');
  });

  test('unless the rep says that it was something else', () => {
    expect(interactionOf(mail, { ...said, kind: 'call', said: 'Rang her' })).toMatchObject({
      kind: 'call',
      occurredAt: now.toISOString(),
      body: 'Rang her',
    });
  });
});

test('a page is logged as seen now, with its address', () => {
  expect(interactionOf(page, said)).toEqual({
    kind: 'other',
    occurredAt: '2026-11-23T12:00:00.000Z',
    subject: 'Our team',
    body: null,
    sourceUrl: 'https://weiss.example/team',
  });
});

test.each([
  ['an e-mail', mail],
  ['a page', page],
  ['a page without an address', v.parse(capture, { page: { url: '', kind: 'page' } })],
  [
    'an e-mail beyond all measure',
    v.parse(capture, {
      ...mail,
      email: {
        ...mail.email,
        text: 'x'.repeat(150_000),
        subject: 's'.repeat(900),
        date: 'yesterday',
        to: Array.from({ length: 300 }, (_, n) => ({ email: `someone.${n}@weiss.example` })),
      },
    }),
  ],
])('%s makes an interaction that the contract takes', (_, captured) => {
  const draft = {
    ...interactionOf(captured, said),
    subjectOf: { type: 'lead', id: '01a20886-1b86-7a2e-8413-7202251b30d2' },
  };
  expect(v.safeParse(interaction.draft, draft).issues).toBeUndefined();
});
