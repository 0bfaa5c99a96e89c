import { expect, test } from 'vitest';

import { splitName } from './name.ts';

test.each([
  ['Sarah Weiss', null, 'Sarah', 'Weiss'],
  ['  Sarah   Anne Weiss ', null, 'Sarah Anne', 'Weiss'],
  ['Weiss, Sarah', null, 'Sarah', 'Weiss'],
  ['Dr. Ludwig van der Berg', 'Dr.', 'Ludwig', 'van der Berg'],
  ['Prof. Dr. Eva Klein', 'Prof. Dr.', 'Eva', 'Klein'],
  ['John Smith Jr.', null, 'John', 'Smith'],
  ['Jane Doe, PhD', null, 'Jane', 'Doe'],
  ['María de la Cruz', null, 'María', 'de la Cruz'],
  ['Van Morrison', null, 'Van', 'Morrison'],
  ['Cher', null, null, 'Cher'],
  ['Dr.', null, null, 'Dr.'],
  ['', null, null, null],
])('"%s" is parted', (full, salutation, firstName, lastName) => {
  expect(splitName(full)).toEqual({ salutation, firstName, lastName });
});
