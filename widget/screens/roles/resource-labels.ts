import { areas, isArea, type Resource } from '../../../contract/permissions.ts';
import { recordType } from '../../../contract/records/index.ts';

/** What people call a kind of record or an area. */
export const labelOf = (resource: Resource): string =>
  isArea(resource) ? areas[resource] : recordType(resource).labelPlural;
