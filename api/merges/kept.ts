import type { Row } from '../../contract/record.ts';
import type { Lending } from '../records/lent-again.ts';
import type { KeyClaim } from '../records/standing.ts';

/** What undoing a merge takes: the survivor before and after it, the other record, who claimed which key, and what was lent. */
export interface Kept {
  before: Row;
  after: Row;
  from: Row;
  claims: KeyClaim[];
  lending: Lending;
}
