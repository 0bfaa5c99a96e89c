import { expect, test } from 'vitest';

import { spotAddresses } from './spot.ts';

const first = (...lines: string[]) => {
  const [address] = spotAddresses(lines);
  return (
    address && [address.street, address.city, address.region, address.postalCode, address.country]
  );
};

test.each<[string[], (string | null)[]]>([
  [
    ['1200 Mill Pond Road', 'Suite 4', 'Springfield, IL 62701', 'USA'],
    ['1200 Mill Pond Road, Suite 4', 'Springfield', 'IL', '62701', 'USA'],
  ],
  [
    ['Acme Inc. | 12 Oak St, Denver, Colorado 80202'],
    ['12 Oak St', 'Denver', 'Colorado', '80202', null],
  ],
  [
    ['5 N. Birch Rd Wichita, KS 67206-2504'],
    ['5 N. Birch Rd', 'Wichita', 'KS', '67206-2504', null],
  ],
  [
    ['5320 Roper Road', 'Edmonton, Alberta', 'T6B 3E9', 'Canada'],
    ['5320 Roper Road', 'Edmonton', 'Alberta', 'T6B 3E9', 'Canada'],
  ],
  [
    ['45 Baker Lane, Isle of Oaks, London E14 9YD'],
    ['45 Baker Lane, Isle of Oaks', 'London', null, 'E14 9YD', null],
  ],
  [
    ['14 Station Road', 'Sevenoaks', 'Kent', 'TN13 9ZZ'],
    ['14 Station Road', 'Sevenoaks', 'Kent', 'TN13 9ZZ', null],
  ],
  [
    ['Level 3, 20 Harbour Street', 'Sydney NSW 2000'],
    ['Level 3, 20 Harbour Street', 'Sydney', 'NSW', '2000', null],
  ],
  [
    ['Lindenstraße 12', '80331 München', 'Deutschland'],
    ['Lindenstraße 12', 'München', null, '80331', 'Deutschland'],
  ],
  [
    ['12 rue de la Paix, 75002 Paris, France'],
    ['12 rue de la Paix', 'Paris', null, '75002', 'France'],
  ],
  [
    ['Calle Mayor, 24', '28001 Madrid'],
    ['Calle Mayor, 24', 'Madrid', null, '28001', null],
  ],
  [
    ['Keizersgracht 100', '1015 AA Amsterdam', 'The Netherlands'],
    ['Keizersgracht 100', 'Amsterdam', null, '1015 AA', 'The Netherlands'],
  ],
  [
    ['P.O. Box 80', 'Phoenix, AZ 85008'],
    ['P.O. Box 80', 'Phoenix', 'AZ', '85008', null],
  ],
])('%j', (lines, expected) => {
  expect(first(...lines)).toEqual(expected);
});

test.each([
  'We sold 12345 Things in 2024',
  'Founded in 1998 Berlin grew',
  'Open Monday to Friday, 9 to 5',
  'order 62701 today',
])('"%s" is no address', (line) => {
  expect(first(line)).toBeUndefined();
});
