import type { Row } from '../../contract/record.ts';
import type { Lending } from '../records/lent-again.ts';
import type { KeyClaim } from '../records/standing.ts';

/** A record before and after a conversion; `before` is null for one that the conversion made. */
export interface Became {
  before: Row | null;
  after: Row;
}

/** What undoing a conversion takes. */
export interface Kept {
  lead: { before: Row; after: Row };
  client: Became;
  contact: Became | null;
  claims: KeyClaim[];
  lending: Lending;
}
