import type { RecordType } from '../../../../contract/record.ts';
import { recordTypes, type RecordName } from '../../../../contract/records/index.ts';
import { asSeenBy } from '../../../state/rights.ts';
import { useMay, useMe } from '../../useMe.ts';
import { RelatedList } from './RelatedList.tsx';

interface Related {
  type: RecordType & { name: RecordName };
  /** The field that points back. */
  by: string;
}

const related: Record<string, readonly Related[]> = {
  lead: [{ type: recordTypes.project, by: 'leadId' }],
  client: [
    { type: recordTypes.contact, by: 'clientId' },
    { type: recordTypes.project, by: 'clientId' },
    { type: recordTypes.account, by: 'clientId' },
  ],
};

interface RelatedRecordsProps {
  type: RecordType;
  id: string;
  /** Only what was: nothing is added. */
  isOver: boolean;
}

/** What belongs to a record and has pages of its own: the contacts, projects and accounts of a client. */
export function RelatedRecords({ type, id, isOver }: RelatedRecordsProps) {
  const may = useMay();
  const me = useMe();
  if (!me) return null;
  const shown = related[type.name]?.filter((one) => may(one.type.name, 'read'));
  return (
    <>
      {shown?.map((one) => (
        <RelatedList
          key={one.type.name}
          type={asSeenBy(me, one.type)}
          by={one.by}
          id={id}
          mayCreate={!isOver && may(one.type.name, 'create')}
        />
      ))}
    </>
  );
}
