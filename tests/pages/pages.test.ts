import { readdirSync, readFileSync } from 'node:fs';

import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Capture, capture } from '../../contract/capture.ts';
import { openReader, type Reader } from '../../scripts/capture/reader.ts';

const folder = new URL('.', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));
const expectation = v.object({ url: v.string(), capture: v.record(v.string(), v.unknown()) });

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

const read = async (url: string, html: string, select?: string): Promise<Capture> => {
  const line = await reader.read({
    id: url,
    kind: 'page',
    url,
    body: Buffer.from(html),
    ...(select ? { select } : {}),
  });
  return v.parse(capture, line.capture);
};
const saved = (name: string): string => readFileSync(new URL(`${name}.html`, folder), 'utf8');

describe('a saved page gives what stands beside it', () => {
  test.each(names)('%s', async (name) => {
    const expected = v.parse(
      expectation,
      JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')),
    );
    expect(await read(expected.url, saved(name))).toMatchObject(expected.capture);
  });
});

test('every value of a capture has its evidence, and only values that are there', async () => {
  const captured = await read('https://www.lakeside.example/team', saved('team'));
  const paths = captured.evidence.map(({ path }) => path);
  const valuePaths = [
    ...captured.people.map((one, index) => [`people.${index}`, one] as const),
    ...captured.companies.map((one, index) => [`companies.${index}`, one] as const),
  ].flatMap(([path, record]) => leaves(record, path));
  expect(paths.toSorted()).toEqual(valuePaths.toSorted());
});

test('a selection narrows what is read to what is marked', async () => {
  const captured = await read(
    'https://www.lakeside.example/team',
    saved('team'),
    '.team-member:nth-of-type(2)',
  );
  expect(captured.people).toMatchObject([{ name: 'Tomas Lindqvist', phones: ['030 5550 1421'] }]);
  expect(JSON.stringify(captured)).not.toContain('miriam@lakeside.example');
  expect(captured.evidence.map(({ source }) => source)).toContain('selection');
});

test('the injected script stays under 60 kB gzipped', () => {
  expect(reader.gzippedBytes).toBeLessThan(60_000);
});

/** Paths of all values that are not empty. */
function leaves(value: unknown, path: string): string[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    leaves(inner, `${path}.${key}`),
  );
}
