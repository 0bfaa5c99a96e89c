import type { Me } from '../../contract/sessions.ts';
import { AfterAMoment, Skeleton } from '../components/Skeleton.tsx';
import { CreateRecord } from '../screens/CreateRecord.tsx';
import { Records } from '../screens/records/Records.tsx';
import { useWorkspace } from '../screens/workspace-context.ts';
import { asSeenBy } from '../state/rights.ts';
import type { Route } from './routes.ts';

interface RecordScreenProps {
  route: Route & { to: 'records' | 'create' };
  me: Me;
}

/** A list with what is open in it, or the form of a new record: of a kind as the role sees it, with the company's own fields. */
export function RecordScreen({ route, me }: RecordScreenProps) {
  const { customFields } = useWorkspace();
  const type = customFields.typeOf(asSeenBy(me, route.type));
  if (!type)
    return (
      <AfterAMoment>
        <Skeleton />
      </AfterAMoment>
    );
  return route.to === 'create' ? (
    <CreateRecord type={type} />
  ) : (
    <Records type={type} open={route.open} />
  );
}
