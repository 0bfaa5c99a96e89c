import type { ImportColumn } from '../../contract/imports.ts';
import type { RecordType } from '../../contract/record.ts';
import { sheetColumns } from '../../contract/sheet.ts';
import { invalid } from '../errors.ts';
import { fieldOfHeading, fullName } from './headings.ts';
import { kindOfColumn, type Shape } from './shapes.ts';

/** Fields that take the values of several columns. */
const isList = (type: RecordType, name: string) => Array.isArray(type.fields[name]?.empty);

/** Everything a column of a file can go into. */
const targetsOf = (type: RecordType): string[] => [
  'id',
  ...('firstName' in type.fields ? [fullName] : []),
  ...sheetColumns(type)
    .filter(({ of, field }) => of in type.fields && !field.computed)
    .map(({ name }) => name),
];

/** Which field each column goes into, by its heading and else by what its values look like; each field once, lists as often as it takes. */
export function guessMapping(
  type: RecordType,
  columns: { name: string; samples: string[] }[],
): (string | null)[] {
  const targets = targetsOf(type);
  const taken = new Set<string>();
  const take = (field: string | null | undefined) => {
    if (!field || !targets.includes(field) || (taken.has(field) && !isList(type, field)))
      return null;
    taken.add(field);
    return field;
  };
  const named = columns.map(({ name }) => take(fieldOfHeading(type, name)));
  return columns.map(({ samples }, at) => {
    if (named[at]) return named[at];
    const shape = kindOfColumn(samples);
    return shape && take(byShape[shape]);
  });
}

const byShape: Partial<Record<Shape, string>> = {
  email: 'emails',
  phone: 'phones',
  profile: 'profileUrls',
  url: 'website',
};

/** The mapping that somebody sent, one entry a column. Throws `invalid` for fields that there are not. */
export function checkMapping(
  type: RecordType,
  columns: ImportColumn[],
  mapping: (string | null)[],
): (string | null)[] {
  if (mapping.length !== columns.length)
    throw invalid(
      'mapping',
      `This file has ${columns.length} columns; name a field or null for each`,
    );
  const targets = targetsOf(type);
  const seen = new Set<string>();
  for (const [at, field] of mapping.entries()) {
    if (field === null) continue;
    if (!targets.includes(field))
      throw invalid(`mapping.${at}`, `A ${type.name} has no ${field}; choose one of its fields`);
    if (seen.has(field) && !isList(type, field))
      throw invalid(`mapping.${at}`, `Two columns go into ${field}; it takes one`);
    seen.add(field);
  }
  return mapping;
}
