import { mergeable, type Mergeable } from '../../../contract/merges.ts';
import type { RecordType } from '../../../contract/record.ts';
import type { Me } from '../../../contract/sessions.ts';
import { may } from '../rights.ts';

export type MergeableType = RecordType & { name: Mergeable };

/** Whether two records of a kind can turn out to be one. */
export const isMergeable = (type: RecordType): type is MergeableType =>
  mergeable.some((name) => name === type.name);

/** Whether the role lets somebody merge two records of a kind: one is changed, the other goes. */
export const mayMerge = (me: Me, type: MergeableType): boolean =>
  may(me, type.name, 'change') && may(me, type.name, 'delete');

/** Whether the role lets somebody make clients and contacts of leads. */
export const mayConvert = (me: Me): boolean =>
  may(me, 'lead', 'change') && may(me, 'client', 'create') && may(me, 'contact', 'create');
