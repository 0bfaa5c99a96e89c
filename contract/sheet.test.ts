import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';

import { cellOf, partsOf, valueOf, type Cell } from './cells.ts';
import type { Field, FieldKind } from './field.ts';
import { recordType, recordTypes, type RecordName } from './records/index.ts';
import { columnOfHeading, sheetColumns, sheetFields } from './sheet.ts';

const types = (Object.keys(recordTypes) as RecordName[]).map(recordType);

/** What people, and those who mean us harm, put into a field. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', ';', ',', '\\', `'`, '"', '\t', '\r\n', '\n', ' '),
      fc.constantFrom('👩‍💻', 'שלום', 'مرحبا', '\u202E', 'é', '张'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

const id = fc.uuid({ version: 7 });
const currencies = fc.constantFrom('EUR', 'JPY', 'BHD', 'USD', 'CLF');
const addressLine = fc.option(hostile);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const generated: Record<FieldKind, (field: Field) => fc.Arbitrary<unknown>> = {
  text: () => fc.oneof(hostile, fc.constant('Europe/Berlin')),
  multiline: () => hostile,
  email: () => fc.emailAddress(),
  url: () => fc.webUrl(),
  emails: () => fc.array(fc.emailAddress(), { maxLength: 4 }),
  phones: () => fc.array(fc.constantFrom('+49 30 123', '(0)30;45', '040-7', '123\\4')),
  urls: () => fc.array(fc.webUrl({ withQueryParameters: true }), { maxLength: 4 }),
  tags: () => fc.array(hostile, { maxLength: 5 }),
  choice: ({ options = [] }) => fc.constantFrom(...options.map(({ value }) => value)),
  number: () => fc.integer(),
  checkbox: () => fc.boolean(),
  date: () => day.map((text) => text.slice(0, 10)),
  instant: () => day,
  money: () => fc.record({ amount: fc.maxSafeInteger(), currency: currencies }),
  address: () =>
    fc.record({
      street: addressLine,
      city: addressLine,
      region: addressLine,
      postalCode: addressLine,
      country: addressLine,
    }),
  reference: () => id,
  subject: ({ refersTo = [] }) => fc.record({ type: fc.constantFrom(...refersTo), id }),
  values: () =>
    fc.dictionary(fc.constantFrom('size', 'score', 'vip'), fc.oneof(hostile, fc.boolean())),
};

const written = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null ? cell.decimal : String(cell ?? '');

const isEmptyAddress = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => one === null);

test.each(
  types.flatMap((type) =>
    Object.entries(type.fields).map(([name, field]) => ({ label: `${type.name}.${name}`, field })),
  ),
)('any value of $label is read back from its cells as it was', ({ field }) => {
  fc.assert(
    fc.property(generated[field.kind](field), (given) => {
      const { success, output: value } = v.safeParse(field.value, given);
      fc.pre(success && !(field.kind === 'address' && isEmptyAddress(value)));
      const cells = partsOf(field).map(
        (part) => [part, written(cellOf(field, part, value, () => 'A name'))] as const,
      );
      expect(v.parse(field.value, valueOf(field, Object.fromEntries(cells)))).toEqual(value);
    }),
    { numRuns: 60 },
  );
});

test('an empty cell is what its field is when nobody has filled it in', () => {
  for (const type of types)
    for (const field of Object.values(type.fields))
      expect(valueOf(field, { '': '' })).toEqual(field.kind === 'subject' ? null : field.empty);
});

test('an amount is exact in every currency, and no fraction of a coin is taken', () => {
  const value = recordType('project').fields['value'];
  if (!value) throw new Error('projects have a value');
  const cells = (amount: number, currency: string) =>
    cellOf(value, '', { amount, currency }, () => null);
  expect(cells(-5, 'EUR')).toEqual({ decimal: '-0.05' });
  expect(cells(125, 'JPY')).toEqual({ decimal: '125' });
  expect(cells(1_234_567, 'BHD')).toEqual({ decimal: '1234.567' });
  const wrong = valueOf(value, { '': '1.255', currency: 'EUR' });
  expect(v.safeParse(value.value, wrong).issues?.[0]?.message).toContain('minor units');
});

test('what cannot be read is refused in the words of its field', () => {
  const said = (type: RecordName, name: string, text: string) => {
    const field = recordType(type).fields[name];
    return field && v.safeParse(field.value, valueOf(field, { '': text })).issues?.[0]?.message;
  };
  expect(said('project', 'probability', 'high')).toBe('Enter a number');
  expect(said('lead', 'doNotContact', 'perhaps')).toBe('Answer yes or no');
  expect(said('lead', 'emails', 'nobody')).toContain('name@company.com');
  expect(said('lead', 'rating', 'lukewarm')).toContain('hot, warm, cold');
});

test('a choice is also read by the words that people see', () => {
  const { role } = recordType('contact').fields;
  expect(role && valueOf(role, { '': 'decision MAKER' })).toBe('decision_maker');
});

test('every heading of a file is read back as its own column, by its name as by its label', () => {
  for (const type of types)
    for (const column of sheetColumns(type)) {
      expect(columnOfHeading(type, column.name)?.name).toBe(column.name);
      expect(columnOfHeading(type, column.label)?.name).toBe(column.name);
    }
  expect(columnOfHeading(recordType('lead'), 'Shoe size')).toBeNull();
});

test('a file with chosen fields has their columns, in the order they were asked for', () => {
  const names = (fields: string[]) =>
    sheetColumns(recordType('project'), fields).map(({ name }) => name);
  expect(names(['value', 'id', 'clientId'])).toEqual([
    'value',
    'value.currency',
    'id',
    'clientId',
    'clientId.name',
  ]);
  expect(names([])).toEqual([]);
  expect(Object.keys(sheetFields(recordType('project'))).at(0)).toBe('id');
});
