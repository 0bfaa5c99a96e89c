import type { RecordType } from '../../../contract/record.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-merging.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { useWorkspace } from '../workspace-context.ts';

interface MergeHeadsProps {
  type: RecordType;
  into: AnyRecord;
  from: AnyRecord;
  onTakeAll: (side: 'into' | 'from') => void;
  onSwap: () => void;
}

/** Which of the two stays and which goes, at the head of their columns. */
export const MergeHeads = ({ type, into, from, onTakeAll, onSwap }: MergeHeadsProps) => (
  <div class="merge-heads">
    {([into, from] as const).map((record) => {
      const side = record === into ? 'into' : 'from';
      return (
        <MergeHead
          key={side}
          type={type}
          record={record}
          side={side}
          onTakeAll={() => onTakeAll(side)}
        />
      );
    })}
    <Button small onClick={onSwap}>
      {t('merge.swap')}
    </Button>
  </div>
);

interface MergeHeadProps {
  type: RecordType;
  record: AnyRecord;
  side: 'into' | 'from';
  onTakeAll: () => void;
}

function MergeHead({ type, record, side, onTakeAll }: MergeHeadProps) {
  const { href } = useSurroundings();
  const { names } = useWorkspace();
  const name = type.title(record);
  const { ownerId } = record;
  const owner = typeof ownerId === 'string' ? names.nameOf('member', ownerId) : null;
  return (
    <div class="merge-head" data-side={side}>
      <span class="pill" data-tone={side === 'into' ? 'done' : 'none'}>
        <span>{t(side === 'into' ? 'merge.stays' : 'merge.goes')}</span>
      </span>
      <span class="merge-who">
        <Avatar name={name} />
        <a class="cut" href={href(`/${type.plural}/${record.id}`)}>
          {name}
        </a>
      </span>
      <span class="quiet small">
        {owner && `${owner} · `}
        {t('merge.added')} <RelativeTime at={record.createdAt} />
      </span>
      <Button look="plain" small label={t('merge.takeAllOf', { name })} onClick={onTakeAll}>
        {t('merge.takeAll')}
      </Button>
    </div>
  );
}
