import { importTypes } from '../../../contract/import-words.ts';
import type { Me } from '../../../contract/sessions.ts';
import { may } from '../../state/rights.ts';
import { NoRight } from '../NoRight.tsx';
import { ImportPage } from './ImportPage.tsx';
import { ImportStart } from './ImportStart.tsx';

/** Files of records on their way in: a new one, and those there were. */
export function Imports({ me, open }: { me: Me; open: string | null }) {
  const types = importTypes.filter((type) => may(me, type, 'create'));
  if (open) return <ImportPage key={open} id={open} />;
  return types.length === 0 ? <NoRight /> : <ImportStart types={types} />;
}
