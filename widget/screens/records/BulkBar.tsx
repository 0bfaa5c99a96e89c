import { useState } from 'preact/hooks';

import { tags, text } from '../../../contract/field.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import type { BulkActs } from '../../state/lists/bulk-acts.ts';
import { mostSelected, type Selection } from '../../state/lists/selection.ts';
import { useMay } from '../useMe.ts';
import { FieldsDialog } from './FieldsDialog.tsx';
import { useBulkChoices } from './useBulkChoices.ts';

interface BulkBarProps {
  type: RecordType;
  selection: Selection;
  acts: BulkActs;
  total: number;
  onSelectAll: () => void;
}

const tagFields = {
  addTags: tags(t('bulk.addTags'), { help: t('bulk.tagsHelp') }),
  removeTags: tags(t('bulk.removeTags'), { help: t('bulk.tagsHelp') }),
};
const lostFields = { lostReason: text('Lost because') };

/** How many are chosen, and what can be done with all of them at once. */
export function BulkBar({ type, selection, acts, total, onSelectAll }: BulkBarProps) {
  const [asks, setAsks] = useState<'tags' | 'lost' | null>(null);
  const may = useMay();
  const { locale } = useSurroundings();
  const count = selection.ids.value.size;
  const progress = acts.progress.value;
  const change = (changed: Row) => {
    if (type.name === 'project' && changed['status'] === 'lost') setAsks('lost');
    else void acts.run({ change: changed });
  };
  const menus = useBulkChoices(type, change);
  if (count === 0) return null;
  return (
    <div class="bulk" role="toolbar" aria-label={t('bulk.label')} aria-busy={progress !== null}>
      <span class="bulk-count" role="status">
        {progress ? t('bulk.progress', progress) : t('bulk.selected', { count })}
      </span>
      <Button look="plain" small icon="close" iconOnly onClick={selection.clear}>
        {t('bulk.clear')}
      </Button>
      {count < total && count < mostSelected && (
        <Button look="plain" small onClick={onSelectAll}>
          {t('bulk.all', { count: Math.min(total, mostSelected).toLocaleString(locale) })}
        </Button>
      )}
      {menus.map(({ name, label, choices }) => (
        <Menu key={name} buttonClass="filter" act={`bulk-${name}`} choices={choices}>
          <span>{label}</span>
          <Icon name="down" />
        </Menu>
      ))}
      {'tags' in type.fields && !type.fields['tags']?.computed && (
        <button type="button" class="filter" onClick={() => setAsks('tags')}>
          {t('bulk.tags')}
        </button>
      )}
      {isRecordName(type.name) && may(type.name, 'delete') && (
        <button type="button" class="filter" onClick={() => void acts.run({ delete: true })}>
          <Icon name="trash" />
          {t('bulk.delete')}
        </button>
      )}
      {asks === 'tags' && (
        <FieldsDialog
          title={t('bulk.tags')}
          fields={tagFields}
          submitLabel={t('bulk.apply')}
          check={({ addTags, removeTags }) =>
            [addTags, removeTags].flat().length > 0
              ? null
              : { field: 'addTags', message: t('bulk.tagsNeeded') }
          }
          onSave={({ addTags, removeTags }) =>
            void acts.run({ addTags: texts(addTags), removeTags: texts(removeTags) })
          }
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'lost' && (
        <FieldsDialog
          title={t('bulk.lostTitle')}
          fields={lostFields}
          submitLabel={t('bulk.apply')}
          onSave={({ lostReason }) => void acts.run({ change: { status: 'lost', lostReason } })}
          onClose={() => setAsks(null)}
        />
      )}
    </div>
  );
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
