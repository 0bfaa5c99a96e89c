import { useState } from 'preact/hooks';

import { taggedTypes } from '../../../contract/tags.ts';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import type { createTags, UsedTag } from '../../state/tags.ts';
import { useWorkspace } from '../workspace-context.ts';
import { RenameTag } from './RenameTag.tsx';

interface TagRowProps {
  used: UsedTag;
  tags: ReturnType<typeof createTags>;
  mayChange: boolean;
}

/** A tag, and how many leads, clients and notes carry it; each number leads to them. */
export function TagRow({ used: { tag, count, counts }, tags, mayChange }: TagRowProps) {
  const { toasts } = useWorkspace();
  const { href } = useSurroundings();
  const [asked, setAsked] = useState<'rename' | 'remove' | null>(null);
  const told = (changed: number) => void toasts.show(t('tags.changed', { count: changed }));
  const close = () => setAsked(null);
  return (
    <li class="tag-row">
      <span class="chip cut">{tag}</span>
      <span class="tag-uses">
        {taggedTypes.map(({ name, plural, labelPlural }) =>
          counts[name] ? (
            <a
              key={name}
              href={href(`/${plural}?tags=${encodeURIComponent(tag)}`)}
              aria-label={t('tags.listOf', { plural: labelPlural, count: counts[name], tag })}
            >
              {labelPlural} {counts[name]}
            </a>
          ) : null,
        )}
      </span>
      {mayChange && (
        <span class="tag-acts">
          <Button
            small
            look="plain"
            label={t('tags.renameOne', { tag })}
            onClick={() => setAsked('rename')}
          >
            {t('tags.rename')}
          </Button>
          <Button
            small
            look="plain"
            label={t('tags.removeOne', { tag })}
            onClick={() => setAsked('remove')}
          >
            {t('tags.remove')}
          </Button>
        </span>
      )}
      {asked === 'rename' && (
        <RenameTag
          tag={tag}
          onRename={async (to) => told(await tags.rename(tag, to))}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <Confirm
          title={t('tags.removeOne', { tag })}
          act={t('tags.remove')}
          onAct={async () => told(await tags.remove(tag))}
          onClose={close}
        >
          <p>{t('tags.removeWhat', { count })}</p>
        </Confirm>
      )}
    </li>
  );
}
