import { isRecordName, recordTypes } from '../../contract/records/index.ts';
import { Avatar } from './Avatar.tsx';
import { useSurroundings } from './surroundings.ts';

/** The name of a record or member that another one points to; a record's name leads to its page. */
export function RecordLink({
  type,
  id,
  plain = false,
}: {
  type: string;
  id: string;
  plain?: boolean;
}) {
  const { references, href } = useSurroundings();
  const name = references.nameOf(type, id);
  if (name === null) return <span class="faint">…</span>;
  if (type === 'member')
    return (
      <span class="person">
        <Avatar name={name} isMember />
        <span class="cut">{name}</span>
      </span>
    );
  if (plain || !isRecordName(type)) return <span class="cut">{name}</span>;
  return <a href={href(`/${recordTypes[type].plural}/${id}`)}>{name}</a>;
}
