import { readFile } from 'node:fs/promises';

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { submission, submitWebsiteForm } from '../../contract/website-forms.ts';
import { constraints, fieldNames, noValues } from './fields.ts';
import { languageOf, messagesOf, whenIn } from './messages/index.ts';
import { submissionsPath } from './send.ts';

const css = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const coloursIn = (text: string) =>
  new Map(
    [...text.matchAll(/(--[\w-]+):\s*(light-dark\([^;]*\));/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );

describe('what is written out here to stay small agrees with where it comes from', () => {
  test('the path is the contract’s', () => {
    expect(submissionsPath).toBe(`/api/v1${submitWebsiteForm.path}`);
  });

  test.each(fieldNames)('the longest %s that can be typed is the longest that is taken', (name) => {
    const base = { ...noValues, id: newId(), email: 'a@b.example', pageUrl: 'https://b.example/' };
    const ofLength = (length: number) => ({
      ...base,
      [name]: name === 'email' ? `${'a'.repeat(length - 10)}@b.example` : '1'.repeat(length),
    });
    const { maxLength } = constraints[name];
    expect(v.safeParse(submission, ofLength(maxLength)).success).toBe(true);
    expect(v.safeParse(submission, ofLength(maxLength + 1)).success).toBe(false);
  });

  test('the colours are the tokens’', async () => {
    const tokens = coloursIn(await css('../styles/tokens.css'));
    const colours = coloursIn(await css('form.css'));
    expect(colours.size).toBeGreaterThan(10);
    for (const [name, value] of colours) expect([name, value]).toEqual([name, tokens.get(name)]);
  });
});

test.each([
  [['de-AT'], 'de'],
  [[null, undefined, 'ES'], 'es'],
  [['fr', 'de'], 'de'],
  [['constructor', 'xx', ''], 'en'],
])('of %j the form speaks %s', (wanted, spoken) => {
  expect(languageOf(wanted)).toBe(spoken);
});

test('no language leaves a word empty, and each says when to come back', () => {
  for (const language of ['en', 'de', 'es']) {
    expect(Object.values(messagesOf(language)).filter((word) => word.trim() === '')).toEqual([]);
    expect(messagesOf(language).tooMany).toContain('{when}');
    expect(messagesOf(language).away).toContain('{when}');
  }
});

test('a wait is told in minutes and by the clock', () => {
  const now = new Date(2026, 10, 23, 14, 30).getTime();
  expect(whenIn('de', 130, now)).toBe('in 3 Minuten (14:33)');
  expect(whenIn('en', 1, now)).toMatch(/^in 1 minute \(2:31\sPM\)$/);
});
