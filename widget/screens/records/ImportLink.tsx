import { importTypes } from '../../../contract/import-words.ts';
import type { RecordType } from '../../../contract/record.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';

/** The way to bring a file of this kind of record, where files can bring it. */
export function ImportLink({ type }: { type: RecordType }) {
  const { href } = useSurroundings();
  if (!importTypes.some((name) => name === type.name)) return null;
  return (
    <a class="button" href={href(`/import?type=${type.name}`)}>
      {t('list.import')}
    </a>
  );
}
