import { expect, test } from 'vitest';

import { spotNumbers } from './phones.ts';

const spotted = (line: string, label?: string) =>
  spotNumbers(line, label).map(({ text, use }) => `${use} ${text}`);

test.each<[string, string[]]>([
  ['Tel: (217) 555-0142 Fax: (217) 555-0143', ['phone (217) 555-0142', 'fax (217) 555-0143']],
  ['713-555-0142 (office) 713-555-0143 (fax)', ['phone 713-555-0142', 'fax 713-555-0143']],
  ['Phone/Fax 020 7946 0123', ['fax 020 7946 0123']],
  ['T +44 1632 960 001 | F +44 1632 960 002', ['phone +44 1632 960 001', 'fax +44 1632 960 002']],
  ['Telefon 089 5550-147 / Telefax 089 5550-148', ['phone 089 5550-147', 'fax 089 5550-148']],
  ['020 7946 0001 or 020 7946 0002', ['phone 020 7946 0001', 'phone 020 7946 0002']],
  ['Call 1-800-555-TOOL now', ['phone 1-800-555-TOOL']],
  ['Tel: 217-555-0142 ext. 12', ['phone 217-555-0142 ext. 12']],
  ['(217) 555-0142Fax: (217) 555-0143', ['phone (217) 555-0142', 'fax (217) 555-0143']],
])('the numbers of "%s" are told apart', (line, expected) => {
  expect(spotted(line)).toEqual(expected);
});

test.each([
  '31.12.2025',
  '2019-2026',
  'VAT No. 123 456 789',
  'Springfield, IL 62701-1234',
  'HRB 1234567',
  '192.168.100.200',
  '$1,200.00 for 1000 items',
  'ISBN 978-3-16-148410-0',
  '51.5074',
])('"%s" is no phone number', (line) => {
  expect(spotted(line)).toEqual([]);
});

test('a label on the line above says what the numbers below are', () => {
  expect(spotted('800-555-0142 (toll free)', 'Fax numbers')).toEqual(['fax 800-555-0142']);
});
